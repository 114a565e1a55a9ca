glissade-spark.jar carries, beside Glissade itself, under glissade.shaded:

<#list dependencyMap as entry>
<#assign it = entry.getKey()/>
${it.groupId}:${it.artifactId}:${it.version}
    ${entry.getValue()?join(", ")}; ${it.url!"no address"}
</#list>
