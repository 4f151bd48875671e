ruleset {
    description 'The shared library: readable, serialisable under CPS, clean in the Jenkins sandbox.'

    ruleset('rulesets/basic.xml')
    ruleset('rulesets/braces.xml')
    ruleset('rulesets/exceptions.xml')
    ruleset('rulesets/formatting.xml') {
        // One declaration a line stays readable without a blank line before the class' end.
        exclude 'ClassEndsWithBlankLine'
        exclude 'ClassStartsWithBlankLine'
        LineLength { length = 130 }
        SpaceAroundMapEntryColon { characterAfterColonRegex = /\s/ }
    }
    ruleset('rulesets/imports.xml')
    ruleset('rulesets/naming.xml')
    ruleset('rulesets/security.xml') {
        // A java.io.File would be the controller's; the rule below refuses it with a reason.
        exclude 'JavaIoPackageAccess'
    }
    ruleset('rulesets/serialization.xml')
    ruleset('rulesets/unused.xml')
    // The rules for Jenkins look at files called Jenkinsfile only, unless told otherwise.
    rule(org.codenarc.rule.jenkins.ClosureInGStringRule) { applyToFileNames = '*.groovy' }
    rule(org.codenarc.rule.jenkins.ForbiddenCallInCpsMethodRule) { applyToFileNames = '*.groovy' }
    rule(org.codenarc.rule.jenkins.CpsCallFromNonCpsMethodRule) { applyToFileNames = '*.groovy' }
    rule(org.codenarc.rule.jenkins.ExpressionInCpsMethodNotSerializableRule) { applyToFileNames = '*.groovy' }
    rule(org.codenarc.rule.jenkins.ClassNotSerializableRule) { applyToFileNames = '*.groovy' }
    ruleset('rulesets/unnecessary.xml') {
        // Sandboxed CPS code reads better with its returns and types spelled out.
        exclude 'UnnecessaryReturnKeyword'
        exclude 'UnnecessaryObjectReferences'
        exclude 'UnnecessaryGetter'
    }
}
