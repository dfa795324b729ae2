<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<#macro steps of><#list of as step><code>${step.name}</code>${t("gap")}<small>${step.relation}</small><#sep><br><#else><span class="quiet">${t("methods.none")}</span></#list></#macro>
<@layout.frame>
<header class="page"><h1>${page.title}</h1><p class="lead">${page.summary}</p></header>
<@parts.section id="measured" title=t("methods.measured")>
<#if measured??>
<ul class="rates"><#list measured.sentences as sentence><li>${sentence}</li></#list></ul>
<h3 id="matrix">${t("methods.matrix")}</h3>
<p class="note">${t("methods.matrix.note")}</p>
<@parts.table label=t("methods.matrix") class="matrix">
<thead><tr><th scope="col">${t("methods.truth")}</th><#list ["same", "derived", "independent"] as answer><th scope="col">${t("answer.weights." + answer)}</th></#list><th scope="col">${t("methods.open")}</th></tr></thead>
<tbody><#list measured.matrix as row><tr><th scope="row">${row.truth}</th><td>${row.same}</td><td>${row.derived}</td><td>${row.independent}</td><td>${row.unknown}</td></tr></#list></tbody>
</@parts.table>
<h3 id="errors">${t("methods.errors")}</h3>
<#if measured.wrong?has_content>
<ul><#list measured.wrong as pair><li><code>${pair.a}</code>${t("pause")}<code>${pair.b}</code>${t("colon")}${t("methods.error", "truth", pair.truth, "seen", pair.seen)}</li></#list></ul>
<#else><p>${t("methods.errors.none")}</p></#if>
<h3 id="zoo">${t("methods.zoo")}</h3>
<p class="note">${t("methods.zoo.note")}</p>
<@parts.table label=t("methods.zoo") class="models zoo">
<thead><tr><th scope="col">${t("methods.model")}</th><th scope="col">${t("methods.made")}</th><th scope="col">${t("methods.found")}</th><th scope="col">${t("methods.says")}</th><th scope="col">${t("methods.loss")}</th><th scope="col">${t("methods.read")}</th></tr></thead>
<tbody><#list measured.members as one><tr><th scope="row"><code>${one.name}</code></th><td><@steps of=one.parents/></td><td><#if one.found??><span aria-hidden="true">✗</span> <@steps of=one.found/><#else><span aria-hidden="true">✓</span> ${t("methods.right")}</#if></td><td><#list one.claims as claim>${claim}<#sep>${t("pause")}<#else>–</#list></td><td><#if one.loss??><span aria-hidden="true"><#if one.runs>✓<#else>✗</#if></span> ${one.loss}<#else>–</#if></td><td>${one.read}</td></tr></#list></tbody>
</@parts.table>
<#else><p>${t("methods.unmeasured")}</p></#if>
</@parts.section>
<@parts.section id="evidence" title=t("methods.evidence") note=t("methods.evidence.note")>
<#list kinds as kind>
<h3 id="${kind}">${t("methods.kind." + kind)}</h3>
<p>${t("methods.how." + kind)}</p>
<p><b>${t("methods.fails")}</b>${t("gap")}${t("methods.fails." + kind)}</p>
</#list>
</@parts.section>
<p class="more"><a href="${asset('data/methods.json')}">${t("methods.data")}</a></p>
</@layout.frame>
