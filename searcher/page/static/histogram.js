// SPDX-License-Identifier: GPL-2.0-or-later
// A stretch of time is picked by dragging over the bars, or with Shift and the arrow keys. Each bar
// is a link of its own; only one of them is in the order of the Tab key.

const kSteps = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

/** The picked bars, by their numbers. */
class Pick {
  constructor(chart, output) {
    this.bars = [...chart.querySelectorAll(".bar")];
    this.output = output;
    this.clear();
  }

  set(anchor, end) {
    this.anchor = anchor;
    this.end = end;
    this.show();
  }

  clear() {
    this.set(-1, -1);
  }

  get first() { return Math.min(this.anchor, this.end); }
  get last() { return Math.max(this.anchor, this.end); }
  get isRange() { return this.anchor !== this.end; }

  show() {
    this.bars.forEach((bar, i) => {
      bar.classList.toggle("picked", this.isRange && i >= this.first && i <= this.last);
    });
    this.output.textContent = this.isRange ? this.text() : "";
  }

  text() {
    const picked = this.bars.slice(this.first, this.last + 1);
    const articles = picked.reduce((sum, bar) => sum + Number(bar.dataset.count), 0);
    const day = (text) => new Date(`${text}T00:00Z`).toLocaleDateString("en-GB",
      { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    const [from, to] = [picked[0].dataset.from, picked[picked.length - 1].dataset.to];
    return `${day(from)} – ${day(to)}: ${articles.toLocaleString("en")} articles`;
  }

  /** The address of the picked time: that of a bar, with other dates. */
  url() {
    const url = new URL(this.bars[this.first].getAttribute("href"), location.href);
    url.searchParams.set("from", this.bars[this.first].dataset.from);
    url.searchParams.set("to", this.bars[this.last].dataset.to);
    return url.href;
  }

  /** The bar at a place on the screen, also left or right of all. */
  at(x) {
    const box = this.bars[0].ownerSVGElement.getBoundingClientRect();
    const place = Math.floor((x - box.left) / box.width * this.bars.length);
    return Math.max(0, Math.min(this.bars.length - 1, place));
  }
}

function watchPointer(chart, pick, visit) {
  let pointer = null;
  let wasDragged = false;
  chart.addEventListener("dragstart", (event) => event.preventDefault());
  chart.addEventListener("pointerdown", (event) => {
    wasDragged = false;
    if (event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey) return;
    pointer = event.pointerId;
    const at = pick.at(event.clientX);
    pick.set(at, at);
    const moved = (move) => {
      if (move.pointerId === pointer) pick.set(pick.anchor, pick.at(move.clientX));
    };
    const ended = (end) => {
      if (end.pointerId !== pointer) return;
      pointer = null;
      removeEventListener("pointermove", moved);
      removeEventListener("pointerup", ended);
      removeEventListener("pointercancel", ended);
      wasDragged = pick.isRange;
      if (end.type === "pointerup" && pick.isRange) visit(pick.url());
      if (end.type === "pointercancel") pick.clear();
    };
    addEventListener("pointermove", moved);
    addEventListener("pointerup", ended);
    addEventListener("pointercancel", ended);
  });
  // The end of a drag may be a click as well.
  chart.addEventListener("click", (event) => {
    if (wasDragged) event.preventDefault();
    wasDragged = false;
  });
}

function watchKeyboard(chart, pick, visit) {
  const { bars } = pick;
  const start = Math.max(0, bars.findIndex((bar) => bar.classList.contains("selected")));
  bars.forEach((bar, i) => bar.setAttribute("tabindex", i === start ? "0" : "-1"));
  chart.addEventListener("keydown", (event) => {
    const at = bars.indexOf(event.target);
    if (at < 0) return;
    if (event.key in kSteps) {
      event.preventDefault();
      const next = Math.max(0, Math.min(bars.length - 1, at + kSteps[event.key]));
      if (event.shiftKey) {
        pick.set(pick.isRange ? pick.anchor : at, next);
      } else {
        pick.clear();
      }
      bars[at].setAttribute("tabindex", "-1");
      bars[next].setAttribute("tabindex", "0");
      bars[next].focus();
    } else if (event.key === "Enter" && pick.isRange) {
      event.preventDefault();
      visit(pick.url());
    } else if (event.key === "Escape") {
      pick.clear();
    }
  });
}

/** Watches the chart of the page, if it has one. `visit(url)` shows a search. */
export function watchHistogram(visit) {
  const chart = document.getElementById("bars");
  if (chart === null) return;
  const pick = new Pick(chart, document.getElementById("picked"));
  watchPointer(chart, pick, visit);
  watchKeyboard(chart, pick, visit);
}
