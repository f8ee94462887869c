"""Text files of every make: separators, quoting, encodings, titles, totals and damage (formats.md 3; domain.md 6.4)."""

import io
import zipfile

import pytest

from buurtapp.intake import UnreadableFile, describe, read_table

LINES = [
    ["Naam", "Adres", "Wat is je 06?"],
    ["José", "Kerkstraat 1", "06-00000001"],
    ["Els", "Dorpsweg 2", "0600000002"],
]


def rows(path):
    return read_table(path).to_numpy().tolist()


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_separator_line_end_and_encoding_are_found(a_file, separator, end, encoding):
    path = a_file(end.join(separator.join(line) for line in LINES) + end, encoding=encoding)
    table = read_table(path)
    assert list(table.columns) == LINES[0]
    assert table.to_numpy().tolist() == LINES[1:]
    assert list(table.index) == [2, 3]


def test_missing_cells_are_empty_text(a_file):
    table = read_table(a_file("Naam;Telefoon;E-mail\nJan;;\n"))
    assert table.to_numpy().tolist() == [["Jan", "", ""]]
    assert all(type(cell) is str for cell in table.to_numpy().ravel())


def test_repeated_header_names_stay_repeated(a_file):
    table = read_table(a_file("Naam;Telefoon;Naam;Telefoon \nJan;06-00000001;Els;06-00000002\n"))
    assert list(table.columns) == ["Naam", "Telefoon", "Naam", "Telefoon "]


def test_numbers_are_those_a_spreadsheet_shows(a_file):
    text = "Aanmeldingen buurtapp\n\nNaam;Telefoon\nJan;06-00000001\n;\n\nEls;06-00000002\nTotaal;2\n"
    table = read_table(a_file(text))
    assert list(table.index) == [4, 7, 8]
    assert list(table["Naam"]) == ["Jan", "Els", "Totaal"]


def test_a_cell_of_several_lines_is_one_row(a_file):
    table = read_table(a_file('Naam;Opmerking\nJan;"een\ntwee"\nEls;x\n'))
    assert list(table.index) == [2, 3]
    assert table.loc[2, "Opmerking"] == "een\ntwee"


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"', "sep=;;;"])
def test_the_sep_line_is_dropped_and_not_counted_as_excel_does(a_file, first):
    table = read_table(a_file(f"{first}\r\nNaam;Telefoon\r\nJan;06-00000001\r\n"))
    assert list(table.columns) == ["Naam", "Telefoon"]
    assert list(table.index) == [2]


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_commas_inside_addresses_do_not_cut_them(a_file, separator):
    lines = [
        ["Jan", "de Vries", "Kerkstraat 1, 1234 AB Utrecht", "06-00000001"],
        ["Els", "Bakker", "Dorpsweg 2, Utrecht", "geen"],
    ]
    assert rows(a_file("\n".join(separator.join(line) for line in lines))) == lines


def test_the_sep_line_decides(a_file):
    table = read_table(a_file("sep=|\nNaam|Telefoon;mobiel\nJan, Els|06-00000001;x\n"))
    assert table.to_numpy().tolist() == [["Jan, Els", "06-00000001;x"]]


def test_ragged_rows_are_filled_and_widened(a_file):
    table = read_table(a_file("Naam;Telefoon\nJan\nEls;06-00000002;te laat\n"))
    assert list(table.columns) == ["Naam", "Telefoon", ""]
    assert table.to_numpy().tolist() == [["Jan", "", ""], ["Els", "06-00000002", "te laat"]]


def test_nuls_are_taken_out(a_file):
    assert rows(a_file(b"Naam;Telefoon\nJ\x00an;06-00000001\x00\n\x00\n")) == [["Jan", "06-00000001"]]


def test_without_a_header_all_names_are_empty_and_no_row_is_lost(a_file):
    table = read_table(a_file("Jan;Kerkstraat 1;06-00000001\nEls;Dorpsweg 2;06-00000002\n"))
    assert list(table.columns) == ["", "", ""]
    assert list(table.index) == [1, 2]


def test_a_first_row_without_a_number_is_not_taken_for_a_header(a_file):
    table = read_table(a_file("Jan;geen\nEls;06-00000002\nPiet;06-00000003\n"))
    assert list(table.index) == [1, 2, 3]


def test_a_header_of_unknown_words_stands_out_from_what_is_below(a_file):
    text = "Wie;Contactmogelijkheid;Plek\nJan;06-00000001;Kerkstraat 1\nEls;06-00000002;Dorpsweg 3\n"
    table = read_table(a_file(text))
    assert list(table.columns) == ["Wie", "Contactmogelijkheid", "Plek"]
    assert list(table.index) == [2, 3]


def test_a_repeated_header_is_kept_as_a_row(a_file):
    table = read_table(a_file("Naam;Telefoon\nJan;06-00000001\nNaam;Telefoon\nEls;06-00000002\n"))
    assert list(table.index) == [2, 3, 4]


def test_a_header_of_two_lines_keeps_the_lower_names(a_file):
    text = "Naam;Adres;;;Telefoon\n;Straat;Huisnummer;Postcode;\nJan;Kerkstraat;1;1234AB;06-00000001\n"
    table = read_table(a_file(text))
    assert list(table.columns) == ["Naam", "Straat", "Huisnummer", "Postcode", "Telefoon"]
    assert list(table.index) == [3]


def test_sign_ups_above_a_header_are_never_taken_for_titles(a_file):
    text = "Jan;Kerkstraat 1;06-00000001\nNaam;Adres;Telefoon\nEls;Dorpsweg 2;06-00000002\n"
    assert list(read_table(a_file(text)).index) == [1, 2, 3]


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_quote_that_was_never_closed_swallows_no_one(a_file, place):
    lines = ["Naam;Telefoon;Opmerking", "Jan;06-00000001;a", "Els;06-00000002;b", "Piet;06-00000003;c"]
    lines[place] = '"' + lines[place]
    table = read_table(a_file("\n".join(lines) + "\n"))
    assert list(table.index) == [2, 3, 4]
    assert list(table["Telefoon"]) == ["06-00000001", "06-00000002", "06-00000003"]


def test_two_open_quotes_that_close_each_other_swallow_no_one(a_file):
    text = 'Naam;Telefoon;Opmerking\n"Jan;06-00000001;a\nEls;06-00000002;b\n"Piet;06-00000003;c\n'
    assert list(read_table(a_file(text))["Telefoon"]) == ["06-00000001", "06-00000002", "06-00000003"]


def test_spaces_after_separators_do_not_hide_quotes(a_file):
    assert rows(a_file('Naam, Adres\nJan, "Kerkstraat 1, hs"\n')) == [["Jan", "Kerkstraat 1, hs"]]


def test_a_comma_file_saved_by_dutch_excel_is_unfolded(a_file):
    text = '"Tijdstempel,""Naam"",""Telefoon, mobiel"""\r\n"2024/12/03 8:48:17 p.m. CET,""Jan"",""06-00000001"""\r\n'
    table = read_table(a_file(text))
    assert list(table.columns) == ["Tijdstempel", "Naam", "Telefoon, mobiel"]
    assert table.to_numpy().tolist() == [["2024/12/03 8:48:17 p.m. CET", "Jan", "06-00000001"]]


def test_one_column_with_commas_in_it_stays_one_column(a_file):
    assert rows(a_file("Adres\nKerkstraat 1, 1234 AB Utrecht\n")) == [["Kerkstraat 1, 1234 AB Utrecht"]]


@pytest.mark.parametrize("content", ["", "\ufeff", " \n\n", ";;\n;;\n", "\0\0", "\r\n"])
def test_an_empty_file_gives_an_empty_frame(a_file, content):
    table = read_table(a_file(content))
    assert table.shape == (0, 0)


def test_a_header_alone_gives_no_rows(a_file):
    table = read_table(a_file("Naam;Telefoon\n"))
    assert list(table.columns) == ["Naam", "Telefoon"]
    assert len(table) == 0


def test_cp1252_bytes_that_mean_nothing_are_no_error(a_file):
    assert rows(a_file(b"Naam;Telefoon\nRen\x8f \x81;06-00000001\n"))[0][1] == "06-00000001"


def test_another_encoding_is_hinted_at_and_never_chosen(a_file):
    path = a_file("Naam;Telefoon\nRené;06-00000001\n", encoding="mac_roman")
    seen = describe(path)
    assert (seen.encoding, seen.other_encoding) == ("cp1252", "mac_roman")
    assert describe(path, encoding="mac_roman").sample == ((2, ("René", "06-00000001")),)


@pytest.mark.parametrize("name", ["Ayşe Yıldız", "Çağla Öz", "İbrahim Kaya"])
def test_turkish_letters_are_hinted_at(a_file, name):
    seen = describe(a_file(f"Naam;Mobiel\n{name};06-00000001\n", encoding="cp1254"))
    assert (seen.encoding, seen.other_encoding) == ("cp1252", "cp1254")


def test_a_zipped_download_with_a_password_says_so(a_file):
    pyzipper = pytest.importorskip("pyzipper")
    content = io.BytesIO()
    with pyzipper.AESZipFile(content, "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(b"geheim")
        archive.writestr("lijst.csv", "Naam\nJan\n")
    with pytest.raises(UnreadableFile, match=r"wachtwoord|password"):
        read_table(a_file(content.getvalue(), "lijst.zip"))


def test_a_zipped_download_is_read(a_file):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("Aanmelding buurtapp.csv", "Tijdstempel,Naam\n2024/12/03 8:48:17 p.m. CET,Jan\n")
        archive.writestr("__MACOSX/._Aanmelding buurtapp.csv", "x")
    assert list(read_table(a_file(out.getvalue(), "download.zip"))["Naam"]) == ["Jan"]


def test_a_zip_with_two_lists_asks_which(a_file):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("een.csv", "Naam\nJan\n")
        archive.writestr("twee.csv", "Naam\nEls\n")
    with pytest.raises(UnreadableFile, match="2"):
        read_table(a_file(out.getvalue(), "download.zip"))


def test_a_web_page_saved_as_xls_is_read(a_file):
    page = (
        "<html><head><meta charset='utf-8'><style>td {color: red}</style></head><body><table>"
        "<tr><th>Naam</th><th>Telefoon</th></tr><tr><td>Jan &amp; Els<br>de Vries</td><td>06-00000001</td></tr>"
        "</table></body></html>"
    )
    table = read_table(a_file(page, "leden.xls"))
    assert list(table.columns) == ["Naam", "Telefoon"]
    assert table.to_numpy().tolist() == [["Jan & Els\nde Vries", "06-00000001"]]


def test_a_large_file_is_read_in_seconds(a_file):
    line = '"2024/12/03 8:48:17 p.m. CET","Jan {0}","Kerkstraat","{0}","1234AB","06-0{0:07}","Ja, akkoord","a, b"'
    header = "Tijdstempel,Naam,Straat,Huisnummer,Postcode,Telefoon,Akkoord,Opmerking"
    table = read_table(a_file("\r\n".join([header, *(line.format(n) for n in range(20_000))])))
    assert len(table) == 20_000
    assert table.loc[20_001, "Telefoon"] == "06-00019999"
