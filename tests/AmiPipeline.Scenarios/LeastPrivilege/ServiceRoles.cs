namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>The roles that AWS services act with and no function does: all others of the checked-in templates.</summary>
internal static class ServiceRoles
{
    /// <summary>Each of them, under its own name.</summary>
    public static IReadOnlyList<FunctionRole> All { get; } =
    [
        .. Of("other-account/AmiPipeline", Account.Id),
        .. Of("AmiPipelineSource", AccountRoles.OwnerId),
        .. Of("AmiPipelineTarget", AccountRoles.OwnerId),
    ];

    /// <summary>What Step Functions needs to deliver logs; none of it knows resources (Step Functions Developer Guide, "Logging to CloudWatch Logs").</summary>
    public static IReadOnlyList<string> LogDelivery { get; } =
    [
        "logs:CreateLogDelivery", "logs:GetLogDelivery", "logs:UpdateLogDelivery", "logs:DeleteLogDelivery", "logs:ListLogDeliveries",
        "logs:PutResourcePolicy", "logs:DescribeResourcePolicies", "logs:DescribeLogGroups",
    ];

    /// <summary>The statements that no code of ours uses: as the roles of functions and state machines, services log, trace, and keep events that failed.</summary>
    public static IReadOnlyDictionary<string, string[]> Statements { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Log"] = ["logs:CreateLogStream", "logs:PutLogEvents", .. LogDelivery],
        ["Trace"] = ["xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets"],
        ["FailedEvents"] = ["sqs:SendMessage"],
        ["FailedEventsKey"] = ["kms:GenerateDataKey", "kms:Decrypt"],
    };

    private static IEnumerable<FunctionRole> Of(string template, string accountId) =>
        from role in new ResolvedTemplate(template, accountId, (logicalId, _) => logicalId).Of("AWS::IAM::Role")
        let read = FunctionRole.Read(role.Properties["RoleName"]!.GetValue<string>(), accountId, role.Properties)
        where !SynthesizedRoles.OtherAccount.All.Append(AccountRoles.Source).Append(AccountRoles.Target).Any(other => other.Arn == read.Arn)
        select read;
}
