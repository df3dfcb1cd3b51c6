"""How the gallery looks: light, readable, one column on a phone."""

STYLE = """
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 64rem; padding: 1rem; background: #f6f6f4; color: #1d1c1d;
  font: 15px/1.45 system-ui, -apple-system, "Segoe UI", sans-serif }
h1 { font-size: 1.5rem; margin: .5rem 0 0 }
h2 { font-size: 1.15rem; margin: 0 }
h2 small { color: #777; font-weight: 400 }
h3 { font-size: .75rem; color: #777; margin: 0 0 .4rem; text-transform: uppercase; letter-spacing: .05em }
nav { display: flex; flex-wrap: wrap; gap: .3rem; margin: 1rem 0 }
nav a { background: #fff; border: 1px solid #ddd; border-radius: 1rem; padding: .1rem .7rem;
  color: #1d4f91; text-decoration: none; font-size: .85rem }
nav a.form { border-style: dashed }
article { background: #fff; border: 1px solid #e2e2df; border-radius: .6rem; padding: 1rem;
  margin: 0 0 1.2rem }
article > p { margin: .1rem 0 .8rem; color: #555 }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); gap: 1.2rem }
.pair > section { min-width: 0 }
.box { border: 1px solid #ddd; border-radius: .5rem; padding: .8rem; overflow-wrap: anywhere;
  max-width: 30rem }
.box > * { margin: 0 0 .55rem }
.box > :last-child { margin-bottom: 0 }
.teams .box { background: #fff; box-shadow: 0 1px 4px #0002; border-color: #eee }
.header { font-weight: 800; font-size: 1.12rem }
.push { color: #777; font-size: .8rem; margin: 0 0 .4rem; white-space: pre-line }
.words, .words > div { white-space: pre-wrap }
.small { color: #616061; font-size: .82rem }
.attention { color: #b3261e }
blockquote { border-left: 4px solid #ddd; padding: 0 0 0 .7rem; margin: 0 }
.emphasis { background: #f3f2f1; padding: .6rem; border-radius: .3rem }
pre { white-space: pre-wrap; background: #f8f8f8; border: 1px solid #e3e3e3; border-radius: .3rem;
  padding: .5rem; font-size: .78rem; overflow: auto; max-height: 30rem }
pre.drawn { white-space: pre; overflow-x: auto }
time { border-bottom: 1px dotted #999 }
.mention { background: #fdf3d7; color: #1264a3 }
.link { color: #1264a3; text-decoration: underline }
hr { border: 0; border-top: 1px solid #ddd }
.separator { border-top: 1px solid #ddd; padding-top: .5rem }
.row { display: flex; flex-wrap: wrap; gap: .4rem }
.button { border: 1px solid #bbb; border-radius: .35rem; padding: .2rem .7rem; font-weight: 600;
  font-size: .87rem; background: #fff }
.primary, .positive { background: #007a5a; color: #fff; border-color: #007a5a }
.teams .positive { background: #5b5fc7; border-color: #5b5fc7 }
.danger, .destructive { color: #b3261e; border-color: #b3261e }
details.menu { display: inline-block }
details.menu summary { list-style: none; cursor: pointer }
details.menu div { font-size: .85rem; padding: .1rem .3rem }
table { border-collapse: collapse; width: 100%; font-size: .87rem }
td, th { border: 1px solid #ddd; padding: .2rem .4rem; text-align: left; vertical-align: top }
table.facts td { border: 0 }
table.facts td:first-child { font-weight: 600; width: 40% }
.field > b { display: block; font-size: .87rem }
.field > b i { color: #777; font-weight: 400 }
.input { border: 1px solid #bbb; border-radius: .3rem; padding: .3rem .5rem; min-height: 2rem;
  white-space: pre-wrap; color: #333 }
.tall { min-height: 4.5rem }
.placeholder { color: #999 }
.columns { display: flex; gap: .6rem }
.columns > * { flex: 1 }
.view { display: flex; justify-content: space-between; align-items: center; border-bottom: 1px solid #eee;
  padding-bottom: .5rem; font-weight: 700 }
.bar { display: inline-block; background: #5b5fc7; height: .7rem; border-radius: .2rem }
.picture { color: #777; border: 1px dashed #bbb; padding: .6rem }
details { margin-top: .5rem }
summary { color: #777; font-size: .82rem; cursor: pointer }
"""
