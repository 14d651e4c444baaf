namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>The roles that the stacks of another account make, out of their checked-in templates.</summary>
internal static class AccountRoles
{
    /// <summary>The account.</summary>
    public const string OwnerId = "444455556666";

    /// <summary>The role through which sources are shared.</summary>
    public static FunctionRole Source { get; } = Read("AmiPipelineSource");

    /// <summary>The role that copies are made with.</summary>
    public static FunctionRole Target { get; } = Read("AmiPipelineTarget");

    /// <summary>The role through which sources are shared with a pipeline of another name.</summary>
    /// <param name="pipeline">The name.</param>
    public static FunctionRole SourceOf(string pipeline) => Read("AmiPipelineSource", pipeline);

    private static FunctionRole Read(string template, string pipeline = PipelineName.Default) => Read(template, template.Replace(PipelineName.Default, pipeline, StringComparison.Ordinal), pipeline);

    private static FunctionRole Read(string template, string name, string pipeline) => FunctionRole.Read(
        name,
        OwnerId,
        new ResolvedTemplate(template, OwnerId, (logicalId, _) => logicalId, pipeline: pipeline).Of("AWS::IAM::Role").Single(role => role.Properties["RoleName"]!.GetValue<string>() == name).Properties);
}
