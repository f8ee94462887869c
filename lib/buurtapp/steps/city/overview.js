"use strict";
const table = document.getElementById("streets");
const body = table.tBodies[0];
const heads = [...table.tHead.rows[0].cells];

function sortBy(place) {
  const head = heads[place];
  const down = head.getAttribute("aria-sort") === "ascending";
  const rows = [...body.rows].map((row) => [row.cells[place].dataset.order, row]);
  const numeric = rows.every(([order]) => order !== "" && !Number.isNaN(Number(order)));
  const compare = numeric ? (a, b) => a - b : (a, b) => a.localeCompare(b, document.documentElement.lang, { numeric: true });
  rows.sort(([a], [b]) => (down ? compare(b, a) : compare(a, b)));
  body.append(...rows.map(([, row]) => row));
  heads.forEach((other) => other.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
}

heads.forEach((head, place) => head.querySelector("button").addEventListener("click", () => sortBy(place)));
document.getElementById("find").addEventListener("input", (event) => {
  const wanted = event.target.value.toLowerCase();
  for (const row of body.rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
});
