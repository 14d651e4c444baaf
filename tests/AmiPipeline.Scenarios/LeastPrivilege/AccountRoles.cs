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

    private static FunctionRole Read(string name) => FunctionRole.Read(
        name,
        OwnerId,
        new ResolvedTemplate(name, OwnerId, (logicalId, _) => logicalId).Of("AWS::IAM::Role").Single(role => role.Properties["RoleName"]!.GetValue<string>() == name).Properties);
}
