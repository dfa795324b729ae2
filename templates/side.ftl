<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<#macro tensors of title>
<#if of?has_content>
<@parts.table label=title class="roles">
<thead><tr><th scope="col">${title}</th><th scope="col">${t("roles.shape")}</th><th scope="col" class="number">${t("roles.count")}</th></tr></thead>
<tbody><#list of as one><tr><th scope="row"><code>${one.name}</code></th><td><code>${one.dtype} [<#list one.shape as d>${d}<#sep>, </#list>]</code></td><td class="number">${num(one.count)}</td></tr></#list></tbody>
</@parts.table>
</#if>
</#macro>
<@layout.frame kind="diff">
<header class="page">
<p class="eyebrow"><a href="${href('diff/')}">${t("menu.diff")}</a></p>
<h1 class="pair"><a href="${href(addressA)}">${a}</a> <@parts.between claimed=claimed/> <a href="${href(addressB)}">${b}</a></h1>
<p class="verdict">${sentence}</p>
</header>
<dl class="answers">
<@parts.answer question="design" value="unknown"/>
<@parts.answer question="shape" value=shape/>
<@parts.answer question="weights" value=weights/>
</dl>
<@parts.section id="evidence" title=t("diff.evidence")>
<ul class="evidence"><#list said as one><li>${one.sentence}</li></#list></ul>
</@parts.section>
<#if facts?has_content>
<@parts.section id="stated" title=t("side.facts") note=t("stated.note")>
<@parts.table label=t("side.facts") class="listing two">
<thead><tr><td></td><th scope="col">${a}</th><td class="mark"></td><th scope="col">${b}</th></tr></thead>
<tbody><#list facts as row><tr class="${row.answer}"><th scope="row">${row.name}</th><td>${row.a}</td><td class="mark"><span aria-hidden="true"><#if row.answer == "open">?<#elseif row.answer == "changed">≠<#else>=</#if></span><span class="sr">${t("line." + row.answer)}</span></td><td>${row.b}</td></tr></#list></tbody>
</@parts.table>
</@parts.section>
</#if>
<#if same?has_content || onlyA?has_content || onlyB?has_content || reshaped?has_content>
<@parts.section id="tensors" title=t("stated.tensors.label")>
<@tensors of=same title=t("side.tensors.same")/>
<#if reshaped?has_content>
<@parts.table label=t("side.tensors.reshaped") class="roles">
<thead><tr><th scope="col">${t("side.tensors.reshaped")}</th><th scope="col">${a}</th><th scope="col">${b}</th></tr></thead>
<tbody><#list reshaped as one><tr><th scope="row"><code>${one.name}</code></th><td><code>[<#list one.a as d>${d}<#sep>, </#list>]</code></td><td><code>[<#list one.b as d>${d}<#sep>, </#list>]</code></td></tr></#list></tbody>
</@parts.table>
</#if>
<@tensors of=onlyA title=t("side.tensors.only", "name", a)/>
<@tensors of=onlyB title=t("side.tensors.only", "name", b)/>
</@parts.section>
</#if>
</@layout.frame>
