<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<@layout.frame>
<header class="page"><h1>${page.title}</h1><p class="verdict">${t("innovation.answer", "models", models, "twins", twins, "variations", variations, "fresh", fresh)}</p></header>
<@parts.rebuilt/>
<p class="note">${t("innovation.note")}</p>
<@parts.section id="years" title=t("innovation.years") note=t("innovation.years.note")>
<ul class="key"><#list ["new", "variation", "twin"] as kind><li><span class="cell cell-${kind}" aria-hidden="true"></span> ${t("innovation." + kind)}</li></#list></ul>
<div class="scroll" tabindex="0" role="region" aria-label="${t('innovation.years')}"><ol class="years">
<#list years as year><li><ol class="cells"><#list year.steps as step><li><a class="cell cell-${step.kind}" href="${href(step.row.address)}" title="${step.row.name} · ${t('innovation.' + step.kind)}"><span class="sr">${step.row.name}${t("colon")}${t("innovation." + step.kind)}</span></a></li></#list></ol><b>${year.year}</b></li></#list>
</ol></div>
</@parts.section>
<@parts.section id="firsts" title=t("innovation.firsts") note=t("innovation.firsts.note")>
<@parts.table label=t("innovation.firsts")>
<thead><tr><th scope="col">${t("innovation.element")}</th><th scope="col">${t("innovation.first")}</th><th scope="col">${t("models.by.released")}</th></tr></thead>
<tbody><#list firsts as first><tr><th scope="row"><span class="quiet">${first.trait}${t("colon")}</span>${first.value}</th><td><a href="${href(first.row.address)}">${first.row.name}</a></td><td class="date">${first.row.released}</td></tr></#list></tbody>
</@parts.table>
</@parts.section>
<@parts.section id="steps" title=t("innovation.steps")>
<@parts.table label=t("innovation.steps")>
<thead><tr><th scope="col">${t("models.by.released")}</th><th scope="col">${t("models.by.name")}</th><th scope="col">${t("innovation.kind")}</th><th scope="col">${t("models.by.lines")}</th></tr></thead>
<tbody><#list years as year><#list year.steps as step><tr><td class="date">${step.row.released}</td><th scope="row"><a href="${href(step.row.address)}">${step.row.name}</a></th><td><span class="cell cell-${step.kind}" aria-hidden="true"></span> ${t("innovation." + step.kind + ".short")}</td><td><@parts.apart row=step.row/></td></tr></#list></#list></tbody>
</@parts.table>
</@parts.section>
</@layout.frame>
