namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>The roles that the stacks of another account make, out of their checked-in templates.</summary>
internal static class AccountRoles
{
    /// <summary>The account.</summary>
    public const string OwnerId = "444455556666";

    /// <summary>The role through which sources are shared.</summary>
    public static FunctionRole Source { get; } = Read("AmiPipelineSource");

    /// <summary>A third account, which gets copies and shares nothing.</summary>
    public const string ThirdId = "777788889999";

    /// <summary>The role that copies are made with.</summary>
    public static FunctionRole Target { get; } = Read("AmiPipelineTarget");

    /// <summary>The same of the third account.</summary>
    public static FunctionRole ThirdTarget { get; } = Read("AmiPipelineTarget", accountId: ThirdId);

    /// <summary>All roles that a pipeline of another name may assume.</summary>
    /// <param name="pipeline">The name.</param>
    public static IReadOnlyList<FunctionRole> Of(string pipeline) => [SourceOf(pipeline), Read("AmiPipelineTarget", pipeline), Read("AmiPipelineTarget", pipeline, ThirdId)];

    /// <summary>The role through which sources are shared with a pipeline of another name.</summary>
    /// <param name="pipeline">The name.</param>
    public static FunctionRole SourceOf(string pipeline) => Read("AmiPipelineSource", pipeline);

    private static FunctionRole Read(string template, string pipeline = PipelineName.Default, string accountId = OwnerId) =>
        Read(template, template.Replace(PipelineName.Default, pipeline, StringComparison.Ordinal), pipeline, accountId);

    private static FunctionRole Read(string template, string name, string pipeline, string accountId) => FunctionRole.Read(
        name,
        accountId,
        new ResolvedTemplate(template, accountId, (logicalId, _) => logicalId, pipeline: pipeline).Of("AWS::IAM::Role").Single(role => role.Properties["RoleName"]!.GetValue<string>() == name).Properties);
}
