// Read cards (vCard) or a calendar (iCalendar) from standard input and write them as jCard/jCal (RFC 7095, RFC 7265).
import ICAL from "ical.js";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const found = ICAL.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks)));
process.stdout.write(JSON.stringify(typeof found[0] === "string" ? [found] : found));
