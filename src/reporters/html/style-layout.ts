/** The page as a whole: type, links, landmarks, tables. Written so that a line that starts with a colon is none. */
export const layout = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0 auto;max-width:68rem;padding:0 1rem 3rem;background:var(--page);color:var(--ink);
font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;overflow-wrap:anywhere}
h1,h2,h3,h4{line-height:1.25;font-weight:600;text-wrap:balance}
h1{margin:.25rem 0 .5rem;font-size:2rem;letter-spacing:-.02em}
h2{margin:0 0 1rem;font-size:1.3rem;letter-spacing:-.01em}
h3,h4{margin:0;font-size:1rem}
p{margin:0 0 .75rem}
ul{margin:0;padding:0;list-style:none}
code,pre,kbd{font:.875em/1.6 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;unicode-bidi:isolate}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
a:focus-visible,button:focus-visible,input:focus-visible,summary:focus-visible,.item:focus-visible,main:focus-visible{
outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
main:focus{outline:none}
[hidden]{display:none!important}
.skip{position:absolute;left:-99rem;top:0;padding:.5rem 1rem;background:var(--page);z-index:2}
.skip:focus{left:0}
.quiet{color:var(--quiet)}
header{padding:3rem 0 1.5rem}
section{padding-top:2.5rem}
footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--quiet);font-size:.875rem}
footer p{margin:0}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;padding:.75rem 0;border:solid var(--line);border-width:1px 0}
nav a{padding:.25rem 0;text-decoration:none}
nav a:hover{text-decoration:underline}
nav span{color:var(--quiet);font-size:.875rem;font-variant-numeric:tabular-nums}
table{width:100%;border-collapse:collapse;font-size:.9375rem}
caption{padding:.25rem 0;text-align:left;color:var(--quiet);font-size:.875rem}
th,td{padding:.5rem .75rem .5rem 0;text-align:left;vertical-align:baseline;font-weight:400}
thead th{color:var(--quiet);font-size:.8125rem;border-bottom:1px solid var(--line);vertical-align:bottom}
tbody tr{border-bottom:1px solid var(--line)}
tbody tr:last-child{border-bottom:0}
td time{white-space:nowrap;font-variant-numeric:tabular-nums}
td time+.quiet{font-size:.875rem}
summary{cursor:pointer}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media (max-width:40rem){
header{padding-top:1.5rem}
h1{font-size:1.6rem}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,caption,tbody{display:block}
tbody tr{display:grid;grid-template-columns:7rem minmax(0,1fr);padding:.5rem 0}
tbody th,tbody td{padding:.1rem .75rem .1rem 0}
tbody td:not(:first-child),tbody th{grid-column:2}
tbody td:empty{display:none}}
@media print{
body{max-width:none;padding:0;font-size:10pt}
header{padding-top:0}
section{padding-top:1.5rem}
#filter,nav,.skip,.self,.copy{display:none!important}
a{color:inherit;text-decoration:none}
h2,h3,h4,thead{break-after:avoid}
tr,li,figure,.record{break-inside:avoid}
svg,.sign,.tag,mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`;
