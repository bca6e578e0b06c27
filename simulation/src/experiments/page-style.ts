/** Style of a report's page; colours follow the system's light or dark theme. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f6f3ee, #121110);
  --surface: light-dark(#fffdfa, #1b1a18);
  --line: light-dark(#e7e0d6, #322f2b);
  --ink: light-dark(#211d18, #f3eee6);
  --soft: light-dark(#5f574d, #b9b0a4);
  --mark: light-dark(#0c7364, #5fd3bf);
  --paper: light-dark(#b3261e, #ffb4ab);
  --target: light-dark(#ddf1ec, #173a34);
  --arm-whole: var(--mark);
  --arm-no-reflection: light-dark(#5b3fc4, #c3b4ff);
  --arm-no-planning: light-dark(#b06a00, #f5b866);
  --arm-no-memory: light-dark(#d1304c, #ff7d92);
  --arm-no-feed: light-dark(#3469b5, #8fbcff);
}
*, *::before, *::after { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 1180px; padding: 20px 16px 48px;
  background: var(--page); color: var(--ink); line-height: 1.5;
  font-family: system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif;
}
html { background: var(--page); }
html[data-language='zh'] [lang='en'], html[data-language='en'] [lang='zh'] { display: none; }
header { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; justify-content: space-between; }
h1 { font-size: clamp(1.3rem, 4vw, 1.9rem); margin: 0; }
h2 { font-size: 1.15rem; margin: 0 0 4px; }
section { background: var(--surface); border: 1px solid var(--line); border-radius: 16px; padding: 16px; margin-top: 16px; }
.note { color: var(--soft); font-size: 0.86rem; margin: 0 0 8px; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 10px 16px; margin: 0 0 12px; }
dt { color: var(--soft); font-size: 0.82rem; }
dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
a { color: var(--mark); }
pre { margin: 0; padding: 10px 12px; border-radius: 10px; background: var(--page); overflow-x: auto; font-size: 0.82rem; }
.switch { display: flex; border: 1px solid var(--line); border-radius: 999px; overflow: hidden; }
.switch button { font: inherit; border: 0; padding: 10px 16px; min-height: 44px; background: none; color: inherit; cursor: pointer; }
html[data-language='zh'] [data-to='zh'], html[data-language='en'] [data-to='en'] { background: var(--mark); color: var(--page); }
.wide-table { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.86rem; font-variant-numeric: tabular-nums; width: 100%; }
th, td { text-align: right; padding: 7px 10px; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child { text-align: left; white-space: normal; min-width: 9.5em; position: sticky; left: 0; background: var(--surface); font-weight: 500; }
thead th { color: var(--soft); font-weight: 600; }
.spread { color: var(--soft); }
.kept { color: var(--mark); font-weight: 700; }
.missed { color: var(--paper); font-weight: 700; }
.plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 330px), 1fr)); gap: 20px 16px; margin-top: 12px; }
.curves { display: grid; gap: 12px 24px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 460px), 1fr)); }
.narrow { display: none; }
@media (max-width: 640px) { .narrow { display: block; } .wide { display: none; } }
figure { margin: 0; min-width: 0; }
figcaption { font-weight: 600; }
figure .note { min-height: 2.6em; margin: 0; }
svg { display: block; width: 100%; height: auto; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; list-style: none; padding: 0; margin: 8px 0; font-size: 0.9rem; }
.swatch { display: inline-block; width: 18px; height: 3px; margin-right: 6px; vertical-align: middle; border-radius: 2px; }
`

/** Shows the reader's language first, and the other one when asked. */
export const PAGE_SCRIPT = `
const root = document.documentElement
const show = (language) => { root.dataset.language = language; root.lang = language }
show(navigator.language.startsWith('zh') ? 'zh' : 'en')
for (const button of document.querySelectorAll('[data-to]')) button.onclick = () => show(button.dataset.to)
`
