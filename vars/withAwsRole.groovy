Object call(Map arguments = [:], Closure body) {
    return steps.withAwsRole(arguments, body)
}
