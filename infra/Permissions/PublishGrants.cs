using Amazon.CDK;
using Amazon.CDK.AWS.IAM;

namespace AmiPipeline.Infra.Permissions;

/// <summary>Publishing the deployment's committed images: what is set of them, and the parameters and launch templates of the guardrails that are to point to them.</summary>
/// <param name="stack">The stack: its account.</param>
/// <param name="grants">The statements of EC2, for every Region that images may be in.</param>
internal sealed class PublishGrants(Stack stack, Grants grants)
{
    private readonly IReadOnlyList<string> _parameters = grants.Configuration.Guardrails.Publish.Parameters;
    private readonly bool _marks = grants.Configuration.Guardrails.Publish.Watermarks.Count > 0;
    private readonly IReadOnlyList<string> _templates = grants.Configuration.Guardrails.Publish.LaunchTemplates;

    /// <summary>Looking at what is to point to images, before anything is made.</summary>
    public IEnumerable<PolicyStatement> Plan() =>
    [
        .. _templates.Count == 0 ? [] : new[] { Grants.Statement("ReadTemplates", ["ec2:DescribeLaunchTemplates", "ec2:DescribeLaunchTemplateVersions"], ["*"]) },
        .. _parameters.Count == 0 ? [] : new[] { Grants.Statement("ReadPublished", ["ssm:GetParameters"], Parameters()) },
    ];

    /// <summary>Publishing.</summary>
    public IEnumerable<PolicyStatement> Publish() =>
    [
        Grants.Read(["ec2:DescribeImages", .. _templates.Count == 0 ? [] : new[] { "ec2:DescribeLaunchTemplates", "ec2:DescribeLaunchTemplateVersions" }]),
        Grants.Statement("SetImages", ["ec2:EnableImageDeprecation", "ec2:EnableImageDeregistrationProtection"], grants.ArnsOfExisting("image"), Committed()),
        Grants.Statement("SetImds", ["ec2:ModifyImageAttribute"], grants.ArnsOfExisting("image"), Committed(("StringEqualsIgnoreCase", "ec2:Attribute", "ImdsSupport"))),
        // No condition key for a watermark's name is documented.
        .. _marks ? new[] { Grants.Statement("AttachWatermarks", ["ec2:AttachImageWatermark"], grants.ArnsOfExisting("image"), Committed()) } : [],
        .. _parameters.Count == 0 ? [] : new[] { Grants.Statement("PublishParameters", ["ssm:GetParameters", "ssm:PutParameter"], Parameters()) },
        .. _templates.Count == 0 ? [] : new[] { Grants.Statement("PublishTemplates", ["ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate"], [.. _templates.Select(id => Arn("ec2", "*", "launch-template", id))]) },
    ];

    // Of whichever pipeline: the same request may have been answered by another one before.
    private static Dictionary<string, object> Committed(params (string Operator, string Key, object Value)[] more) =>
        Grants.Conditions([("StringEquals", $"aws:ResourceTag/{PipelineTags.State}", PipelineTags.Committed), .. more]);

    private string[] Parameters() => [.. from region in grants.Regions from name in _parameters select Arn("ssm", region, "parameter", name.TrimStart('/'))];

    private string Arn(string service, string region, string resource, string name) =>
        stack.FormatArn(new ArnComponents { Service = service, Region = region, Resource = resource, ResourceName = name });
}
