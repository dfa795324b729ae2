<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<#macro models of><#list of as row><a href="${href(row.address)}">${row.name}</a><#sep>${t("pause")}</#list></#macro>
<@layout.frame>
<header class="page"><h1>${page.title}</h1><p class="verdict">${t("innovation.answer", "releases", counted, "twins", twin, "variations", variation, "fresh", new, "open", open)}</p></header>
<@parts.rebuilt/>
<p class="note">${t("innovation.unit", "derived", derived)}</p>
<p class="note">${t("innovation.note")}</p>
<#assign kindNames = ["new", "variation", "twin", "open", "derived"]>
<#if leaf.first>
<@parts.section id="years" title=t("innovation.years") note=t("innovation.years.note")>
<#if !kinds?has_content><ul class="key"><#list kindNames as kind><li><span class="cell cell-${kind}" aria-hidden="true"></span> ${t("innovation." + kind)}</li></#list></ul>
<div class="scroll" tabindex="0" role="group" aria-label="${t('innovation.years')}"><ol class="years">
<#list years as year><li><ol class="quarters"><#list year.quarters as quarter><li><ol class="cells"><#list quarter as step><li><a class="cell cell-${step.kind}" href="${href(step.row.address)}" title="${step.name} · ${t('innovation.' + step.kind)}"><span class="sr">${step.name}${t("colon")}${t("innovation." + step.kind)}</span></a></li></#list></ol></li></#list></ol><b>${year.year}</b></li></#list>
</ol></div>
<#else>
<@parts.table label=t("innovation.years")>
<thead><tr><th scope="col">${t("models.by.released")}</th><#list kindNames as kind><th scope="col" class="number">${t("innovation." + kind)}</th></#list></tr></thead>
<tbody><#list kinds as year><tr><th scope="row">${year.year}</th><#list kindNames as kind><td class="number">${num(year.of[kind]!0)}</td></#list></tr></#list></tbody>
</@parts.table>
</#if>
</@parts.section>
<@parts.section id="firsts" title=t("innovation.firsts") note=t("innovation.firsts.note")>
<@parts.table label=t("innovation.firsts") class="firsts">
<thead><tr><th scope="col">${t("innovation.element")}</th><th scope="col">${t("innovation.first")}</th><th scope="col">${t("innovation.earlier")}</th></tr></thead>
<tbody><#list firsts as first><tr><th scope="row"><span class="quiet">${first.trait}${t("colon")}</span>${first.value}</th><td><#list first.by as by><p>${by.name} <span class="date">${by.released}</span><br><small><@models of=by.models/></small></p></#list></td><td><#list first.precedents as before><p>${t("precedent." + before.kind)}${t("gap")}<a class="out" href="${before.precedent.source}">${before.precedent.work}</a> <span class="date">${before.precedent.date}</span><#if before.precedent.note != ""><br><small>${before.precedent.note}</small></#if></p><#else><span class="quiet">${t("innovation.earlier.none")}</span></#list></td></tr></#list></tbody>
</@parts.table>
</@parts.section>
</#if>
<@parts.section id="steps" title=t("innovation.steps") note=t("innovation.steps.note")>
<@parts.leaves of=leaf/>
<@parts.table label=t("innovation.steps") class="models">
<thead><tr><th scope="col">${t("models.by.released")}</th><th scope="col">${t("innovation.release")}</th><th scope="col">${t("innovation.kind")}</th><th scope="col">${t("models.by.lines")}</th></tr></thead>
<tbody><#list leaf.rows as step><tr><td class="date">${step.released}</td><th scope="row">${step.name}<br><small class="quiet"><@models of=step.models/><#if step.versions gt 0>${t("pause")}${n("innovation.versions", step.versions)}</#if></small></th><td><span class="cell cell-${step.kind}" aria-hidden="true"></span> ${t("innovation." + step.kind + ".short")}</td><td><@parts.apart row=step.row/></td></tr></#list></tbody>
</@parts.table>
</@parts.section>
</@layout.frame>
