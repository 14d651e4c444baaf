using Amazon.CDK.AWS.IAM;

namespace AmiPipeline.Infra.Permissions;

/// <summary>Having older images of the pipeline's families make room. The same statements for its own account and for one that copies are made in.</summary>
internal sealed record RetentionStatements
{
    // By which EC2 asks other services, as the caller, what refers to an image (EC2 User Guide, "Identify your resources referencing specified AMIs").
    private const string ReferenceCheck = "ec2-images.amazonaws.com";

    private static readonly string[] Referring =
    [
        "ec2:DescribeInstances", "ec2:DescribeLaunchTemplates", "ec2:DescribeLaunchTemplateVersions", "ssm:DescribeParameters", "ssm:GetParameters",
        "imagebuilder:ListImageRecipes", "imagebuilder:ListContainerRecipes", "imagebuilder:GetContainerRecipe",
    ];

    /// <summary>The families, with <c>*</c> as in IAM. Without any there are no statements.</summary>
    public required IReadOnlyList<string> Families { get; init; }

    /// <summary>The value of <see cref="PipelineTags.Owner"/>, with <c>*</c> as in IAM: images of other pipelines are out of reach.</summary>
    public required string Owner { get; init; }

    /// <summary>The ARNs of the images.</summary>
    public required string[] Images { get; init; }

    /// <summary>The ARNs of the snapshots.</summary>
    public required string[] Snapshots { get; init; }

    /// <summary>The ARNs of reports of use.</summary>
    public required string[] Reports { get; init; }

    /// <summary>The statements.</summary>
    public IEnumerable<PolicyStatement> All() => Families.Count == 0 ? [] :
    [
        Grants.Statement("ReadUse", ["ec2:DescribeImageReferences", "ec2:DescribeImageUsageReports", "ec2:DescribeImageUsageReportEntries"], ["*"]),
        Grants.Statement("ReadLaunchConfigurations", ["autoscaling:DescribeLaunchConfigurations"], ["*"]),
        Grants.Statement("ReadReferences", Referring, ["*"], Grants.Conditions(("ForAnyValue:StringEquals", "aws:CalledVia", ReferenceCheck))),
        Grants.Statement("ReportUse", ["ec2:CreateImageUsageReport"], Images, OfFamily()),
        Grants.Statement("ReportUseNew", ["ec2:CreateImageUsageReport"], Reports, New()),
        Grants.Statement("TagReports", ["ec2:CreateTags"], Reports, New(("StringEquals", "ec2:CreateAction", "CreateImageUsageReport"))),
        Grants.Statement("JoinFamily", ["ec2:CreateTags"], [.. Images, .. Snapshots], Committed(
            [("StringLike", $"aws:RequestTag/{PipelineTags.Family}", Families.ToArray()), .. Only(PipelineTags.Family)])),
        Grants.Statement("MarkLeaving", ["ec2:CreateTags"], [.. Images, .. Snapshots], OfFamily(Only(PipelineTags.Leaving))),
        Grants.Statement("LetGo", ["ec2:EnableImageDeprecation", "ec2:DisableImage"], Images, OfFamily()),
        // What is not marked first is not removed: nothing would lead to its snapshots then.
        Grants.Statement("RemoveOlderImages", ["ec2:DeregisterImage"], Images, OfFamily(("StringLike", $"aws:ResourceTag/{PipelineTags.Leaving}", "removing *"))),
        Grants.Statement("RemoveTheirSnapshots", ["ec2:DeleteSnapshot"], Snapshots, OfFamily(("StringLike", $"aws:ResourceTag/{PipelineTags.Leaving}", "with ami-*"))),
    ];

    private Dictionary<string, object> New(params (string Operator, string Key, object Value)[] more) => Grants.Conditions(
        [("StringLike", $"aws:RequestTag/{PipelineTags.Owner}", Owner), ("StringEquals", $"aws:RequestTag/{PipelineTags.State}", PipelineTags.Building), .. more]);

    private Dictionary<string, object> OfFamily(params (string Operator, string Key, object Value)[] more) =>
        Committed([("StringLike", $"aws:ResourceTag/{PipelineTags.Family}", Families.ToArray()), .. more]);

    private Dictionary<string, object> Committed(params (string Operator, string Key, object Value)[] more) => Grants.Conditions(
        [("StringLike", $"aws:ResourceTag/{PipelineTags.Owner}", Owner), ("StringEquals", $"aws:ResourceTag/{PipelineTags.State}", PipelineTags.Committed), .. more]);

    private static (string Operator, string Key, object Value)[] Only(string tag) => [("ForAllValues:StringEquals", "aws:TagKeys", tag), ("Null", "aws:TagKeys", "false")];
}
