// A wall chart that stays open: fetches itself anew and swaps what changed; keeps the last picture, with its time, while the server is away.
// In the meeting room it also shows so many rows as can be read from a seat, screen after screen.

const live = document.querySelector("[data-live]");
const lost = document.querySelector("[data-lost]");
const room = document.querySelector("[data-room]");
const everyMinute = 60_000;
const whileLost = 10_000;
const everyScreen = 20_000;
const lettersARow = 1.5;
const source = import.meta.url;

let loadedAt = new Date();
let asking = false;
let again = 0;
let screens = 1;
let screen = 0;
let held = false;

async function refresh() {
  if (asking || !live) return;
  asking = true;
  try {
    const answer = await fetch(location.href, { cache: "no-store", headers: { Accept: "text/html" }, signal: AbortSignal.timeout(45_000) });
    if (answer.redirected && new URL(answer.url).pathname !== location.pathname) return keep(live.dataset.saySignedOut);
    if (!answer.ok) return keep(answer.status === 403 || answer.status === 404 ? live.dataset.sayClosed : live.dataset.sayNoData);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.querySelector("[data-live]");
    if (!next) return keep(live.dataset.sayNoData);

    // A newer program has another script: taken whole, now that the server is known to be there.
    const scripts = [...page.querySelectorAll("script[src]")].map((s) => new URL(s.getAttribute("src"), location.href).href);
    if (!scripts.includes(source)) return location.reload();

    // What someone has the keyboard on is not taken away.
    if (!live.contains(document.activeElement)) {
      live.replaceChildren(...next.childNodes);
      arrange();
    }
    loadedAt = new Date();
    lost.hidden = true;
  } catch {
    keep(live.dataset.sayAway);
  } finally {
    asking = false;
  }
}

function keep(why) {
  const when = loadedAt.toLocaleString(document.documentElement.lang, { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false });
  lost.textContent = live.dataset.saySince.replace("%1", why).replace("%2", when);
  lost.hidden = false;
  clearTimeout(again);
  again = setTimeout(refresh, whileLost);
}

// Rows share the height of the screen; where they would be too low to read, they are shown a screen at a time.
function arrange() {
  const table = room && live.querySelector(".wall-table");
  if (!table || innerWidth <= 640) return;
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const count = table.querySelectorAll("tbody tr").length;
  const top = table.tBodies[0].getBoundingClientRect().top + scrollY;
  const space = innerHeight - top - 4.25 * rem;
  screens = Math.max(1, Math.ceil(count / Math.max(5, Math.floor(space / (1.34 * rem)))));
  for (; ; screens++) {
    const each = Math.ceil(count / screens);
    screen %= screens;
    table.style.setProperty("--wall-row", `${Math.min(space / each - 1, 2.75 * rem)}px`);
    show(table, each);

    // Rows of two lines are higher than the others.
    if (table.getBoundingClientRect().bottom + scrollY - top <= space + rem || each <= 5) break;
  }

  const said = live.querySelector("[data-screen]");
  if (said && screens > 1) said.textContent = (held ? live.dataset.sayHeld : live.dataset.sayScreen).replace("%1", screen + 1).replace("%2", screens);
}

function show(table, each) {
  let at = 0;
  for (const body of table.tBodies) {
    const head = body.querySelector('[scope="rowgroup"]');
    const shown = [];
    for (const row of body.rows) {
      row.hidden = Math.floor(at++ / each) !== screen;
      if (!row.hidden) shown.push(row);
    }
    body.hidden = shown.length === 0;
    if (shown.length && head) {
      shown[0].prepend(head);
      head.rowSpan = shown.length;
      const longest = Math.max(...[...head.querySelector("span").childNodes].map((n) => n.textContent.trim().length));
      head.classList.toggle("flat", shown.length * lettersARow < longest);
    }
  }
}

function turn(by) {
  screen = (screen + by + screens) % screens;
  arrange();
}

if (live && lost) {
  setInterval(refresh, everyMinute);
  addEventListener("online", refresh);
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
}

if (room) {
  arrange();
  addEventListener("resize", arrange);
  setInterval(() => { if (!held && screens > 1) turn(1); }, everyScreen);
  addEventListener("keydown", (event) => {
    if (screens < 2 || event.target.closest?.("a, button")) return;
    if (event.key === "ArrowRight") turn(1);
    else if (event.key === "ArrowLeft") turn(-1);
    else if (event.key === " ") { held = !held; arrange(); }
    else return;
    event.preventDefault();
  });

  const full = document.querySelector("[data-full-screen]");
  if (full && document.documentElement.requestFullscreen) {
    full.hidden = false;
    const enter = full.textContent;
    full.addEventListener("click", () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
    document.addEventListener("fullscreenchange", () => { full.textContent = document.fullscreenElement ? full.dataset.sayLeave : enter; });
  }
}
