// Draws the charts out of the tables beside them; without script the tables say the same.

const library = document.querySelector("script[data-library]")?.dataset.library;
const charts = [...document.querySelectorAll("[data-chart]")];

if (library && charts.length) {
  await import(library);
  for (const place of charts) draw(place, globalThis.echarts);
}

function draw(place, echarts) {
  const style = getComputedStyle(document.documentElement);
  const token = (name) => style.getPropertyValue(name).trim();
  const ink = { closed: token("--bar-fill"), late: token("--late"), warn: token("--warn"), ok: token("--ok"), future: token("--bar-closed") };
  const font = { fontFamily: token("--font"), fontSize: 13, color: token("--ink-2") };

  const table = document.getElementById(place.dataset.of);
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...table.tBodies[0].rows];
  const names = rows.map((row) => row.cells[0].textContent.trim());
  const series = heads.map((head, at) => ({ name: head.textContent.trim(), light: head.dataset.light, values: rows.map((row) => Number(row.cells[at].dataset.value)) })).filter((s) => s.light);

  place.hidden = false;
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", `${table.caption.textContent}，数字见旁边的表`);
  const lines = place.dataset.chart === "lines";
  if (!lines) place.style.height = `${Math.max(rows.length * 1.75 + 2, 6)}rem`;

  const chart = echarts.init(place, null, { renderer: "canvas" });
  chart.setOption({
    animation: false,
    textStyle: font,
    grid: lines ? { left: 44, right: 108, top: 16, bottom: 28 } : { left: Math.min(168, 24 + 13 * Math.max(...names.map((n) => n.length))), right: 16, top: 8, bottom: 8 },
    ...(lines
      ? {
          xAxis: { type: "category", data: names, boundaryGap: rows.length === 1, axisTick: { show: false }, axisLabel: font, axisLine: { lineStyle: { color: token("--line-field") } } },
          yAxis: { type: "value", min: 0, axisLabel: { ...font, formatter: "{value}%" }, splitLine: { lineStyle: { color: token("--line") } } },
          series: series.map((s) => ({
            type: "line", name: s.name, data: s.values, symbol: { closed: "circle", late: "rect", warn: "triangle" }[s.light], symbolSize: rows.length > 14 ? 4 : 8, color: ink[s.light], lineStyle: { width: 2 },
            endLabel: { show: true, ...font, color: s.light === "late" ? token("--late") : token("--ink"), formatter: (p) => `${s.name} ${p.value}%` }, labelLayout: { moveOverlap: "shiftY" },
          })),
        }
      : {
          xAxis: { type: "value", show: false },
          yAxis: { type: "category", data: names, inverse: true, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { ...font, interval: 0, width: 150, overflow: "break" } },
          series: series.map((s) => ({
            type: "bar", name: s.name, stack: "duties", barWidth: 16, color: ink[s.light],
            data: s.values.map((v) => (v > 0 ? { value: v, label: { show: true } } : { value: 0, label: { show: false } })),
            label: { fontFamily: font.fontFamily, fontSize: 12, color: s.light === "late" || s.light === "ok" ? "#fff" : token("--ink") },
          })),
        }),
  });
  addEventListener("resize", () => chart.resize());
  addEventListener("beforeprint", () => chart.resize());
}
