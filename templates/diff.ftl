<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<#macro side row><a href="${href(row.address)}">${row.name}</a></#macro>
<#macro rows of>
<#list of as row>
<tr<#if row.open> class="open"</#if>><th scope="row">${row.subject}<br><@parts.level word=row.level name=row.levelName/><#if row.open> <small class="known">${t("diff.open")}</small></#if></th><td class="from"><@parts.value fact=row.a/></td><td class="to"><@parts.value fact=row.b/></td></tr>
</#list>
</#macro>
<#macro beside of name>
<#list of as sentence><p class="note">${name}${t("colon")}${sentence}</p></#list>
</#macro>
<#macro changes of>
<@parts.table label=t("diff.differences") class="differences">
<thead><tr><th scope="col">${t("diff.what")}</th><th scope="col">${a.name}</th><th scope="col">${b.name}</th></tr></thead>
<tbody><@rows of=of/></tbody>
</@parts.table>
</#macro>
<#macro names of label>
<@parts.table label=label class="renames">
<thead><tr><th scope="col">${t("diff.role")}</th><th scope="col">${a.name}</th><th scope="col">${b.name}</th></tr></thead>
<tbody><#list of as r><tr><th scope="row"><code>${r.role}</code></th><td><code>${r.a}</code></td><td><code>${r.b}</code></td></tr></#list></tbody>
</@parts.table>
</#macro>
<@layout.frame kind="diff" figure=true>
<header class="page">
<p class="eyebrow"><a href="${href('diff/')}">${t("menu.diff")}</a></p>
<h1 class="pair"><@side row=a/> <@parts.between claimed=claimed/> <@side row=b/></h1>
<p class="verdict">${sentence}</p>
</header>
<dl class="answers">
<@parts.answer question="design" value=compared.verdict.design/>
<@parts.answer question="shape" value=compared.verdict.shape/>
<@parts.answer question="weights" value=compared.verdict.weights.answer note=weights/>
</dl>
<@parts.rebuilt/>
<@parts.section id="listing" title=t("diff.listing") note=t("diff.listing.note")>
<@parts.table label=t("diff.listing") class="listing two">
<thead><tr><td></td><th scope="col">${a.name}</th><td class="mark"></td><th scope="col">${b.name}</th></tr></thead>
<tbody>
<#list listing as row>
<tr class="${row.state}"><th scope="row">${row.subject}</th><td>${row.a}<#if row.knownA??> <small class="known">${row.knownA}</small></#if></td><td class="mark"><span aria-hidden="true"><#if row.state == "open">?<#elseif row.state == "changed">≠<#else>=</#if></span><span class="sr">${t("line." + row.state)}</span></td><td>${row.b}<#if row.knownB??> <small class="known">${row.knownB}</small></#if></td></tr>
</#list>
</tbody>
</@parts.table>
<@beside of=besideA name=a.name/>
<@beside of=besideB name=b.name/>
</@parts.section>
<@parts.section id="figure" title=t("figure.title") note=t("figure.note")>
<div class="figures">${draw(figure)}</div>
</@parts.section>
<#if renames?has_content>
<@parts.section id="renames" title=n("diff.renames", renames?size) note=t("diff.renames.note." + compared.verdict.weights.numbers)>
<#if renames?size gt 10><details class="fold"><summary>${t("diff.renames.show")}</summary><@names of=renames label=t("diff.role")/></details><#else><@names of=renames label=t("diff.role")/></#if>
</@parts.section>
</#if>
<#if fusions?has_content>
<@parts.section id="fusions" title=n("diff.fusions", fusions?size) note=t("diff.fusions.note." + compared.verdict.weights.numbers)>
<#if fusions?size gt 10><details class="fold"><summary>${t("diff.renames.show")}</summary><@names of=fusions label=t("diff.role")/></details><#else><@names of=fusions label=t("diff.role")/></#if>
</@parts.section>
</#if>
<@parts.section id="differences" title=t("diff.differences")>
<#if first?has_content>
<@changes of=first/>
<#if rest?has_content><details class="fold"><summary>${n("diff.rest", rest?size)}</summary><@changes of=rest/></details></#if>
<dl class="legend"><#list ["design", "variation", "shape", "hyper-parameter", "packaging"] as word><div><dt><@parts.level word=word name=t("level." + word)/></dt><dd>${t("level." + word + ".meaning")}</dd></div></#list></dl>
<@parts.knownLegend/>
<#else><p>${t("diff.none")}</p></#if>
</@parts.section>
<@parts.section id="evidence" title=t("diff.evidence")>
<ul class="evidence">
<#list compared.verdict.evidence as piece><li><span class="tag">${t("evidence." + piece.kind)}</span> ${piece.sentence}<#if piece.source != "">${t("gap")}<@parts.sayer source=piece.source/></#if></li></#list>
</ul>
</@parts.section>
</@layout.frame>
