using Amazon.CDK;
using AmiPipeline.Documents;

namespace AmiPipeline.Infra.Accounts;

/// <summary>What the stacks of another account are made of, which the pipeline takes images from or makes copies in.</summary>
public sealed record OtherAccountProps
{
    /// <summary>The pipeline's name in its configuration. Default: <see cref="PipelineName.Default"/>.</summary>
    public PipelineName Pipeline { get; init; } = new();

    /// <summary>The account of the pipeline: 12 digits.</summary>
    public required string PipelineAccount { get; init; }

    /// <summary>The Region of the pipeline, to which events go. Default, null: the stack's own.</summary>
    public string? PipelineRegion { get; init; }

    /// <summary>The external id by which the pipeline assumes the roles: 2 to 1224 letters, digits and <c>_+=,.@:/-</c>.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Whether the roles are made. They are global: one Region's stack makes them, those of others do not. Default: true.</summary>
    public bool MakesRole { get; init; } = true;

    /// <summary>A tag that images and their snapshots must have to be shared. Default, null: none.</summary>
    public (string Key, string Value)? SourceTag { get; init; }

    /// <summary>The KMS keys that may be granted or used, as ARNs with <c>*</c> as in IAM. Default, null: all of the account.</summary>
    public IReadOnlyList<string>? Keys { get; init; }

    /// <summary>With whom the pipeline may share the copies in this account: account ids, and ARNs of organizations and organizational units. Default: nobody.</summary>
    public IReadOnlyList<string> ShareWith { get; init; } = [];

    /// <summary>The Systems Manager parameters that may be made to name copies: names, in which <c>*</c> stands for any characters as in IAM. Default: none.</summary>
    public IReadOnlyList<string> PublishParameters { get; init; } = [];

    /// <summary>The ids of the launch templates that may get versions with copies, and another default one. Default: none.</summary>
    public IReadOnlyList<string> PublishLaunchTemplates { get; init; } = [];

    /// <summary>Whether copies may get watermarks of this account: those of the pipeline's guardrails, since no condition key for their names is documented. Default: false.</summary>
    public bool PublishesWatermarks { get; init; }

    /// <summary>The name families whose older copies may go, with their snapshots: names, in which <c>*</c> stands for any characters as in IAM. Default: none.</summary>
    public IReadOnlyList<string> RetentionFamilies { get; init; } = [];

    /// <summary>Account and Region, tags, termination protection, and whatever else CDK has for a stack, except its name. Default, null: nothing.</summary>
    public IStackProps? Stack { get; init; }

    internal const string HolderForm = "account ids, or ARNs of organizations or organizational units";

    internal const string ParameterForm = "names of parameters such as /images/base or /images/*";

    internal const string LaunchTemplateForm = "ids of launch templates: lt- and 8 or 17 lower-case hexadecimal digits";

    internal const string FamilyForm = "names of families such as base-linux or base-*";

    /// <summary>The same, once each value is found to be possible.</summary>
    /// <exception cref="ArgumentException">One is not; it is named.</exception>
    internal OtherAccountProps Checked()
    {
        Check(AwsFormats.IsAccountId(PipelineAccount), nameof(PipelineAccount), PipelineAccount, AwsFormats.AccountIdForm);
        Check(AwsFormats.IsExternalId(ExternalId), nameof(ExternalId), ExternalId, AwsFormats.ExternalIdForm);
        Check(PipelineRegion is null || AwsFormats.IsRegion(PipelineRegion), nameof(PipelineRegion), PipelineRegion, AwsFormats.RegionForm);
        Check(SourceTag is not { Key.Length: 0 }, nameof(SourceTag), "", "a key and a value");
        foreach (var key in Keys ?? [])
        {
            Check(AwsFormats.IsKeyArnPattern(key), nameof(Keys), key, "key ARNs such as arn:aws:kms:us-east-1:222233334444:key/*");
        }

        foreach (var holder in ShareWith)
        {
            Check(AwsFormats.IsHolder(holder), nameof(ShareWith), holder, HolderForm);
        }

        foreach (var name in PublishParameters)
        {
            Check(AwsFormats.IsParameterPattern(name), nameof(PublishParameters), name, ParameterForm);
        }

        foreach (var id in PublishLaunchTemplates)
        {
            Check(AwsFormats.IsEc2Id(id, "lt"), nameof(PublishLaunchTemplates), id, LaunchTemplateForm);
        }

        foreach (var family in RetentionFamilies)
        {
            Check(AwsFormats.IsFamilyPattern(family), nameof(RetentionFamilies), family, FamilyForm);
        }

        return this;
    }

    private static void Check(bool isRight, string name, string? value, string whatIsRight)
    {
        if (!isRight)
        {
            throw new ArgumentException($"{name} is \"{value}\"; must be {whatIsRight}.", name);
        }
    }
}
