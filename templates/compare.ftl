<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<#import "components/pair.ftl" as pair>
<#-- The parts of the page of a comparison, with names in braces that compare.js fills; rows of tables as comments, as a browser
     moves text out of a table. -->
<#macro part name><template data-part="${name}"><#nested></template>
</#macro>
<#macro skeleton>
<@part name="head"><@pair.head a="{a}" b="{b}" claimed=false sentence="{sentence}"/></@part>
<@part name="head.claimed"><@pair.head a="{a}" b="{b}" claimed=true sentence="{sentence}"/></@part>
<@part name="answers"><@pair.answers>{answers}</@pair.answers></@part>
<#list ["same", "different", "unknown"] as value>
<@part name="answer.design." + value><@parts.answer question="design" value=value/></@part>
<@part name="answer.shape." + value><@parts.answer question="shape" value=value/></@part>
</#list>
<#list ["same", "derived", "different", "unknown"] as value>
<@part name="answer.weights." + value><@parts.answer question="weights" value=value note="{note}"/></@part>
</#list>
<#global mark="{mark}">
<@part name="rebuilt"><@parts.rebuilt/></@part>
<@part name="listing"><@pair.listing a="{a}" b="{b}"; it><#if it == "lines"><!--{lines}--><#else>{beside}</#if></@pair.listing></@part>
<#list ["same", "changed", "open"] as state>
<@part name="line." + state><@pair.line state=state subject="{subject}" a="{a}" b="{b}"/></@part>
</#list>
<#list ["renames", "fusions"] as id>
<@part name=id><@parts.section id=id title="{title}" note="{note}">{body}</@parts.section></@part>
</#list>
<@part name="names"><@pair.names label="{label}" a="{a}" b="{b}"><!--{rows}--></@pair.names></@part>
<@part name="name"><@pair.name role="{role}" a="{a}" b="{b}"/></@part>
<@part name="folded"><@pair.folded>{names}</@pair.folded></@part>
<@part name="tensors"><@pair.tensors count="{count}" counts="{counts}" a="{a}" b="{b}"><!--{rows}--></@pair.tensors></@part>
<#list [true, false] as rebuilt>
<@part name="tensor.side." + rebuilt?c><@pair.tensorSide name="{name}" rebuilt=rebuilt/></@part>
</#list>
<@part name="tensor"><@pair.tensorRow role="{role}" words="{words}" a="{a}" b="{b}"/></@part>
<#list ["same", "only-a", "only-b", "name", "packing", "turned", "shape"] as change>
<@part name="tensor." + change><@pair.tensorChange change=change/></@part>
</#list>
<@part name="stored"><@pair.stored pattern="{pattern}" dtype="{dtype}" shape="{shape}" count="{count}"/></@part>
<@part name="stored.none"><@pair.storedNone/></@part>
<@part name="differences"><@parts.section id="differences" title=t("diff.differences")>{body}</@parts.section></@part>
<@part name="changes"><@pair.changes label=t("diff.differences.table") a="{a}" b="{b}"><!--{rows}--></@pair.changes></@part>
<@part name="changes.rest"><@pair.changes label=t("diff.rest.table") a="{a}" b="{b}"><!--{rows}--></@pair.changes></@part>
<#list ["design", "variation", "shape", "hyper-parameter", "packaging"] as level><#list [true, false] as open>
<@part name="change." + level + "." + open?c><@pair.change open=open subject="{subject}" level=level levelName="{level}" a="{a}" b="{b}"/></@part>
</#list></#list>
<@part name="rest"><@pair.rest count="{count}">{changes}</@pair.rest></@part>
<@part name="legend"><@pair.legend/></@part>
<@part name="nothing"><@pair.nothing/></@part>
<@part name="config"><@pair.config count="{count}" a="{a}" b="{b}"><!--{rows}--></@pair.config></@part>
<@part name="key"><@pair.key name="{name}" a="{a}" b="{b}"/></@part>
<@part name="raw"><@pair.raw of="{text}"/></@part>
<@part name="raw.none"><@pair.raw/></@part>
<@part name="evidence"><@pair.evidence>{pieces}</@pair.evidence></@part>
<#list ["header", "facts", "oid"] as kind>
<@part name="piece." + kind><@pair.piece kind=kind sentence="{sentence}"/></@part>
</#list>
</#macro>
<#macro pick side label>
<div class="pick pick-${side}"><label for="pick-${side}">${label}</label>
<input id="pick-${side}" type="text" role="combobox" autocomplete="off" autocapitalize="off" spellcheck="false" aria-autocomplete="list" aria-expanded="false" aria-controls="options-${side}">
<ul id="options-${side}" class="options" role="listbox" aria-label="${label}" hidden></ul></div>
</#macro>
<@layout.frame kind="compare">
<form class="choose" hidden data-assets="${asset('assets')}/" data-search="../search/" data-site="${site.title}" data-some="${t('search.some')}" data-none="${t('compare.none')}" data-broken="${t('search.lost')}" data-lost="${t('compare.lost')}" data-undescribed="${t('compare.undescribed')}" data-same="${t('compare.same')}">
<@pick side="a" label=t("compare.a")/>
<button class="swap" type="button" title="${t('compare.swap')}"><span aria-hidden="true">⇄</span><span class="sr">${t("compare.swap")}</span></button>
<@pick side="b" label=t("compare.b")/>
<p class="said" role="status"></p>
</form>
<header class="page intro"><h1>${page.title}</h1><p class="lead">${page.summary}</p></header>
<noscript><p class="notice">${t("compare.noscript")}</p></noscript>
<div id="pair"></div>
<div id="about" class="note" hidden>
<p data-when="built">${t("compare.built")}${t("gap")}<a href="${href('diff/')}">${t("compare.built.link")}</a></p>
<p data-when="other">${t("compare.other")}${t("gap")}<a href="${href('diff/')}">${t("compare.built.link")}</a></p>
<p data-when="alone">${t("compare.alone")}</p>
</div>
<div class="intro">
<@parts.section id="chosen" title=t("compare.chosen")>
<ul class="comparisons"><#list items as item><@parts.comparison item=item/></#list></ul>
<p><a href="${href('diff/')}">${t("compare.all", "count", all)}</a></p>
</@parts.section>
</div>
<@skeleton/>
<script src="${asset('assets/find.js')}" defer></script>
<script src="${asset('assets/compare-rules.js')}" defer></script>
<script src="${asset('assets/compare-words.js')}" defer></script>
<script src="${asset('assets/compare.js')}" defer></script>
</@layout.frame>
