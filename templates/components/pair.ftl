<#import "parts.ftl" as parts>
<#-- Two models side by side. The page of a comparison fills these parts; the page that compares any
     two has them with names in braces, which a script fills. -->

<#-- The heading, and the sentence that says what was found. -->
<#macro head a b claimed sentence>
<header class="page">
<p class="eyebrow"><a href="${href('diff/')}">${t("menu.diff")}</a></p>
<h1 class="pair">${a} <@parts.between claimed=claimed/> ${b}</h1>
<p class="verdict">${sentence}</p>
</header>
</#macro>

<#-- The three answers. -->
<#macro answers><dl class="answers">
<#nested>
</dl></#macro>

<#-- A model by name, as a link. -->
<#macro side row><a href="${href(row.address)}">${row.name}</a></#macro>

<#-- The listings side by side. -->
<#macro listing a b>
<@parts.section id="listing" title=t("diff.listing") note=t("diff.listing.note")>
<@parts.table label=t("diff.listing.table") class="listing two">
<thead><tr><td></td><th scope="col">${a}</th><td class="mark"></td><th scope="col">${b}</th></tr></thead>
<tbody>
<#nested "lines">
</tbody>
</@parts.table>
<#nested "beside">
</@parts.section>
</#macro>

<#-- A line of both listings: same, changed or open. -->
<#macro line state subject a b><tr class="${state}"><th scope="row">${subject}</th><td>${a}</td><td class="mark"><span aria-hidden="true"><#if state == "open">?<#elseif state == "changed">≠<#else>=</#if></span><span class="sr">${t("line." + state)}</span></td><td>${b}</td></tr></#macro>

<#-- A line of one listing, with how its weakest fact is known. -->
<#macro words of known="">${of}<#if known != ""> <small class="known">${known}</small></#if></#macro>

<#-- What a model computes that its listing does not show. -->
<#macro beside name sentence><p class="note">${name}${t("colon")}${sentence}</p></#macro>

<#-- Tensors under other names, or packed otherwise. -->
<#macro names label a b>
<@parts.table label=label class="renames">
<thead><tr><th scope="col">${t("diff.role")}</th><th scope="col">${a}</th><th scope="col">${b}</th></tr></thead>
<tbody><#nested></tbody>
</@parts.table>
</#macro>
<#macro name role a b><tr><th scope="row"><code>${role}</code></th><td><code>${a}</code></td><td><code>${b}</code></td></tr></#macro>
<#macro folded><details class="fold"><summary>${t("diff.renames.show")}</summary><#nested></details></#macro>

<#-- The tensors of both, role by role; a side that was not read says so. -->
<#macro tensors count counts a b>
<@parts.section id="tensors" title=t("diff.tensors") note=t("diff.tensors.note")>
<details class="fold"><summary>${count}${t("colon")}${counts}</summary>
<@parts.table label=t("diff.tensors.table") class="tensors">
<thead><tr><th scope="col">${t("diff.role")}</th><th scope="col">${a}</th><th scope="col">${b}</th></tr></thead>
<tbody><#nested></tbody>
</@parts.table>
</details>
</@parts.section>
</#macro>
<#macro tensorSide name rebuilt>${name}<#if rebuilt> <small class="known">${t("diff.tensors.rebuilt")}</small></#if></#macro>
<#macro tensorRow role words a b><tr><th scope="row"><code>${role}</code><br>${words}</th><td>${a}</td><td>${b}</td></tr></#macro>
<#macro tensorChange change><small class="how-${change}"><span aria-hidden="true"><#if change == "same">=<#else>≠</#if></span> ${t("tensors." + change)}</small> </#macro>
<#macro stored pattern dtype shape count><code>${pattern}</code><br><small>${dtype} [${shape}] × ${count}</small></#macro>
<#macro storedNone>–</#macro>

<#-- A value with how it is known and where it can be looked at. -->
<#macro value fact><@parts.value fact=fact/><#if fact.url != ""> <small class="from"><a class="out" href="${fact.url}"<#if fact.source != ""> title="${fact.source}"</#if>>${t("diff.source")}</a></small></#if></#macro>

<#-- The keys of both configurations that differ, as they are. -->
<#macro config count a b>
<@parts.section id="config" title=t("diff.config") note=t("diff.config.note")>
<details class="fold"><summary>${count}</summary>
<@parts.table label=t("diff.config.table") class="changes">
<thead><tr><th scope="col">${t("history.key")}</th><th scope="col">${a}</th><th scope="col">${b}</th></tr></thead>
<tbody><#nested></tbody>
</@parts.table>
</details>
</@parts.section>
</#macro>
<#macro key name a b><tr><th scope="row"><code>${name}</code></th><td>${a}</td><td>${b}</td></tr></#macro>
<#macro raw of=""><#if of == "">–<#else><code>${of}</code></#if></#macro>

<#-- A table of differences. -->
<#macro changes label a b>
<@parts.table label=label class="differences">
<thead><tr><th scope="col">${t("diff.what")}</th><th scope="col">${a}</th><th scope="col">${b}</th></tr></thead>
<tbody><#nested></tbody>
</@parts.table>
</#macro>
<#macro change open subject level levelName a b><tr<#if open> class="open"</#if>><th scope="row">${subject}<br><@parts.level word=level name=levelName/><#if open> <small class="known">${t("diff.open")}</small></#if></th><td class="from">${a}</td><td class="to">${b}</td></tr></#macro>
<#macro rest count><details class="fold"><summary>${count}</summary><#nested></details></#macro>

<#-- What the levels and the small words mean. -->
<#macro legend>
<dl class="legend"><#list ["design", "variation", "shape", "hyper-parameter", "packaging"] as word><div><dt><@parts.level word=word name=t("level." + word)/></dt><dd>${t("level." + word + ".meaning")}</dd></div></#list></dl>
<@parts.knownLegend/>
</#macro>
<#macro nothing><p>${t("diff.none")}</p></#macro>

<#-- What the answers rest on. -->
<#macro evidence>
<@parts.section id="evidence" title=t("diff.evidence")>
<ul class="evidence">
<#nested>
</ul>
</@parts.section>
</#macro>
<#macro piece kind sentence source=""><li><span class="tag">${t("evidence." + kind)}</span> ${sentence}<#if source != "">${t("gap")}<@parts.sayer source=source/></#if></li></#macro>
