/** The parts of the page, in the order in which they stand in it. */
export const parts = `
.made{color:var(--quiet);font-size:.875rem}
.sign{display:inline-grid;place-items:center;width:1.35em;height:1.35em;margin-right:.15em;border-radius:50%;
background:var(--met);color:var(--page);font-size:.8em;vertical-align:.08em}
.fail .sign{background:var(--violated)}
.outcome{font-size:1.125rem}
.numbers{display:flex;flex-wrap:wrap;gap:.5rem 2rem;margin:1.25rem 0 1.5rem}
.numbers li{color:var(--quiet)}
.numbers strong{margin-right:.15rem;color:var(--ink);font-size:1.6rem;font-weight:600;font-variant-numeric:tabular-nums}
.numbers .error strong{color:var(--violated)}
.numbers .warning strong{color:var(--unresolved)}
.numbers .none strong{color:var(--quiet);font-weight:400}
.bar{display:block;border-radius:4px}
.legend{margin:.5rem 0 0;font-size:.9375rem}
.tally>span{white-space:nowrap;margin-right:.6rem}
span.violated,td.violated{color:var(--violated)}
span.unresolved,td.unresolved{color:var(--unresolved)}
span.met,td.met{color:var(--met)}
span.elsewhere,td.elsewhere{color:var(--quiet)}
svg .violated{fill:var(--violated)}
svg .unresolved{fill:var(--unresolved)}
svg .met{fill:var(--met)}
svg .elsewhere{fill:var(--elsewhere)}
.notes{margin-top:1.5rem;padding:1rem 1.25rem;background:var(--panel);border-left:3px solid var(--accent);border-radius:0 6px 6px 0}
.notes h2{margin:0 0 .25rem;font-size:.9375rem}
.notes li+li{margin-top:.5rem}
#filter{display:flex;flex-wrap:wrap;align-items:end;gap:.75rem 1.5rem;padding:1.25rem 0 .75rem;border-bottom:1px solid var(--line);
background:var(--page);font-size:.9375rem}
.search{display:flex;flex:1 1 20rem;flex-wrap:wrap;gap:.25rem .5rem}
.search label{flex:0 0 100%;color:var(--quiet);font-size:.8125rem;line-height:1.5}
.search input{flex:1;min-width:0;padding:.45rem .7rem;border:1px solid var(--elsewhere);border-radius:6px;background:var(--page);color:inherit;font:inherit}
button{padding:.45rem .8rem;border:1px solid var(--line);border-radius:6px;background:var(--panel);color:inherit;font:inherit;cursor:pointer}
button:hover{border-color:var(--elsewhere)}
fieldset{display:flex;flex-wrap:wrap;gap:.35rem;margin:0;padding:0;border:0}
legend{margin-bottom:.25rem;padding:0;color:var(--quiet);font-size:.8125rem;line-height:1.5}
.chip{padding:.35rem .7rem;border:1px solid var(--line);border-radius:2rem;cursor:pointer}
.chip input{margin:0 .2rem 0 0;accent-color:var(--accent);vertical-align:-.08em}
.chip span{color:var(--quiet);font-variant-numeric:tabular-nums}
.chip:has(:checked){border-color:var(--accent);background:var(--neutral-tint)}
.chip:has(:focus-visible){outline:2px solid var(--accent);outline-offset:2px}
#keys{flex:1 1 auto;margin:0;color:var(--quiet);font-size:.8125rem}
#shown{font-size:.875rem}
kbd{padding:.05rem .35rem;border:1px solid var(--line);border-radius:4px;background:var(--panel)}
.finding{padding:1.25rem 0 1.25rem 1.25rem;border-left:3px solid var(--elsewhere)}
.finding+.finding{margin-top:1.5rem}
@media screen{.finding{content-visibility:auto;contain-intrinsic-height:auto 22rem}}
.finding.error{border-color:var(--violated)}
.finding.warning{border-color:var(--unresolved)}
.finding>:last-child{margin-bottom:0}
.finding:target,.item:focus{background:var(--panel)}
.finding h3{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem .6rem;margin-bottom:.5rem}
.tag{padding:.05rem .5rem;border-radius:2rem;background:var(--neutral-tint);color:var(--ink);font-size:.8125rem}
.tag.error{background:var(--violated-tint);color:var(--violated)}
.tag.warning{background:var(--unresolved-tint);color:var(--unresolved)}
.rule{font-weight:600}
.name{font-weight:400}
.self{color:var(--quiet);text-decoration:none}
figure,.record{margin:0 0 .75rem}
figcaption,.record p{margin:0 0 .25rem;color:var(--quiet);font-size:.9375rem}
pre{margin:0;padding:.6rem .9rem;border-radius:6px;background:var(--panel);white-space:pre-wrap}
.finding.item:focus pre,.finding:target pre{background:var(--page)}
.line{color:var(--quiet);user-select:none}
pre .line{margin-right:.6em}
mark{border-radius:2px;background:var(--mark);color:inherit}
.record{position:relative}
.record pre{border:1px solid var(--line);background:none}
.copy{position:absolute;right:.4rem;bottom:.4rem;padding:.15rem .6rem;font-size:.8125rem}
.facts{display:flex;flex-wrap:wrap;gap:.15rem 1.5rem;margin:0;font-size:.875rem}
.facts dt,.facts dd{display:inline;margin:0}
.facts dt{color:var(--quiet)}
.facts dt::after{content:": "}
.time-line{display:block;margin-bottom:.5rem}
.time-line line{stroke:var(--elsewhere)}
.time-line .today{stroke:var(--accent);stroke-dasharray:3 3}
.time-line text{fill:var(--quiet);font-size:12px}
.time-line .now{fill:var(--accent)}
.zone{padding:.9rem 0;border-top:1px solid var(--line)}
.zone>summary h3,.block>summary h4{display:inline;margin-right:.75rem}
.zone>summary h3{font-size:1.125rem}
.zone>summary code{font-weight:600}
.block>summary h4{font-weight:500}
.zone>summary .minimap{display:block;max-width:calc(100% - 1.1rem);height:auto;margin:.5rem 0 .25rem 1.1rem}
.block{padding:.4rem 0 .4rem 1.1rem}
.calm{padding:.4rem 0}
.calm caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.certificates{margin:.5rem 0;color:var(--quiet);font-size:.9375rem}
.certificates strong{color:var(--ink);font-weight:600}
.status{white-space:nowrap}
.names th[scope=row] code{display:inline-block;margin-right:.5rem}
.names .owner{display:block!important;font-size:.8125rem}
.names .where>*{display:inline-block;margin-right:.5rem}
.names .label,.names .word{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.names thead .certificate{max-width:9rem;font-size:.75rem}
.list li{padding:.5rem 0;border-bottom:1px solid var(--line)}
.list li:last-child{border-bottom:0}
.rest{margin-top:1rem;font-weight:600}
@media (min-width:48rem){.names tbody th{min-width:18rem}.deadlines{table-layout:fixed}}
@media (min-width:48rem) and (min-height:40rem){#filter:not([hidden]){position:sticky;top:0;z-index:1}html{scroll-padding-top:9rem}}
@media (max-width:40rem){
.finding{padding-left:.8rem}
.names .label,.names .word{position:static;width:auto;height:auto;clip-path:none}
.names .word{display:none}
#keys{display:none}}
`;
