using Xunit;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>Each permission is bound to the pipeline's own tags wherever EC2 lets a policy do that.</summary>
public sealed class ConditionScenarios
{
    private const string OfASource = "A source is not the pipeline's own: it must belong to an account that may be a source.";
    private const string OfASourcesSnapshots = "CopyImage knows neither tags nor owner of its source's snapshots; they are the image's, whose owner is asked for.";
    private const string OfTheOwner = "The owner's own, shared from his account: bound by his sourceTag where the deployer names one (AccountTemplateTests); else all his images may be shared.";
    private const string ById = "Each by its id, as the deployer names it: it is not the pipeline's own.";
    private const string OfTheDeployment = "The deployment's subnets and security group, each by its id.";

    // Permissions on what is not the pipeline's own, with what bounds them instead.
    private static readonly Dictionary<string, string> NotByTag = new(StringComparer.Ordinal)
    {
        ["PlanImage DescribeImageAttributeSource ec2:DescribeImageAttribute image"] = OfASource,
        ["VerifyImage DescribeImageAttributeOfTheAccount ec2:DescribeImageAttribute image"] = "It only reads, an image of the account's own: also one that another pipeline has committed for the same request.",
        ["StartCopy CopyImageSource ec2:CopyImage image"] = OfASource,
        ["StartCopy CopyImageSourceSnapshots ec2:CopyImage snapshot"] = OfASourcesSnapshots,
        ["CopySnapshots CopySnapshotSource ec2:CopySnapshot snapshot"] = OfASource,
        ["CopyImages DescribeImageAttributeOfTheAccount ec2:DescribeImageAttribute image"] = "It only reads, images of the account's own: the one that is copied, and its copies.",
        ["CopyImages CopyImageOfTheAccount ec2:CopyImage image"] = OfASource,
        ["CopyImages CopyImageSourceSnapshots ec2:CopyImage snapshot"] = OfASourcesSnapshots,
        ["CopyImages CopySnapshotOfTheAccount ec2:CopySnapshot snapshot"] = OfASource,
        ["CopyImages DescribeSnapshotAttributeOfTheAccount ec2:DescribeSnapshotAttribute snapshot"] = "It only reads, snapshots of the account's own: with whom the image's are shared already.",
        ["ShareImages DescribeImageAttributeOfTheAccount ec2:DescribeImageAttribute image"] = "It only reads, images of the account's own: with whom the image is shared already.",
        ["ShareImages DescribeSnapshotAttributeOfTheAccount ec2:DescribeSnapshotAttribute snapshot"] = "It only reads, snapshots of the account's own: with whom the image's are shared already.",
        ["CreateVolumes CreateVolumeSource ec2:CreateVolume snapshot"] = OfASource,
        ["LaunchInstance RunInstancesSource ec2:RunInstances image"] = OfASource,
        ["LaunchInstance RunInstancesSource ec2:RunInstances snapshot"] = OfASource,
        ["PublishImages PublishTemplates ec2:CreateLaunchTemplateVersion launch-template"] = ById,
        ["PublishImages PublishTemplates ec2:ModifyLaunchTemplate launch-template"] = ById,
        ["RetainImages DescribeImageAttributeOfTheAccount ec2:DescribeImageAttribute image"] = "It only reads, images of the account's own: whether an older one is shared.",
        ["AmiPipelineTarget PublishTemplates ec2:CreateLaunchTemplateVersion launch-template"] = ById,
        ["AmiPipelineTarget PublishTemplates ec2:ModifyLaunchTemplate launch-template"] = ById,
        ["LaunchInstance RunInstancesNetwork ec2:RunInstances security-group"] = OfTheDeployment,
        ["LaunchInstance RunInstancesNetwork ec2:RunInstances subnet"] = OfTheDeployment,
        ["AmiPipelineSource ReadImageAttributes ec2:DescribeImageAttribute image"] = OfTheOwner,
        ["AmiPipelineSource ReadVolumePermission ec2:DescribeSnapshotAttribute snapshot"] = OfTheOwner,
        ["AmiPipelineSource ShareImages ec2:ModifyImageAttribute image"] = OfTheOwner,
        ["AmiPipelineSource ShareSnapshots ec2:ModifySnapshotAttribute snapshot"] = OfTheOwner,
        ["AmiPipelineSource UnshareSnapshots ec2:ModifySnapshotAttribute snapshot"] = OfTheOwner,
        ["AmiPipelineTarget ReadAttributes ec2:DescribeImageAttribute image"] = "It only reads, and a source is not the pipeline's own.",
        ["AmiPipelineTarget ReadSnapshotAttributes ec2:DescribeSnapshotAttribute snapshot"] = "It only reads, snapshots of the account's own.",
        ["AmiPipelineTarget CopyFromImages ec2:CopyImage image"] = OfASource,
        ["AmiPipelineTarget CopyFromTheirSnapshots ec2:CopyImage snapshot"] = OfASourcesSnapshots,
        ["AmiPipelineTarget CopyFromSnapshots ec2:CopySnapshot snapshot"] = OfASource,
    };

    // Tags on what is not being built, with what bounds them instead.
    private static readonly Dictionary<string, string> TagsOfOthers = new(StringComparer.Ordinal)
    {
        ["AmiPipelineSource Mark ec2:CreateTags"] = "It marks the owner's images while they are shared: with the keys ami-pipeline:shared-for:* and no other.",
        ["AmiPipelineSource Unmark ec2:DeleteTags"] = "It takes those marks off, and no other tag.",
        ["AmiPipelineTarget MarkShared ec2:CreateTags"] = "It marks committed images with whom they are shared for good: with the keys ami-pipeline:shared-for:request* and no other.",
        ["AmiPipelineTarget UnmarkShared ec2:DeleteTags"] = "It takes those marks off, and no other tag.",
        ["RetainImages JoinFamily ec2:CreateTags"] = OfRetention,
        ["RetainImages MarkLeaving ec2:CreateTags"] = OfRetention,
        ["AmiPipelineTarget JoinFamily ec2:CreateTags"] = OfRetention,
        ["AmiPipelineTarget MarkLeaving ec2:CreateTags"] = OfRetention,
        ["ShareImages MarkShared ec2:CreateTags"] = "As AmiPipelineTarget's.",
        ["ShareImages UnmarkShared ec2:DeleteTags"] = "As AmiPipelineTarget's.",
    };

    private const string OfRetention = "It marks the pipeline's own committed images with their family, or with how far they are on their way out, and with nothing else.";

    // Calls that only read, which know no resources.
    private static readonly string[] Describes =
        ["ec2:GetAllowedImagesSettings", "ec2:DescribeAvailabilityZones", "ec2:DescribeImageReferences", "ec2:DescribeImageUsageReportEntries", "ec2:DescribeImageUsageReports", "ec2:DescribeInstanceStatus", "ec2:DescribeInstanceTypes", "ec2:DescribeLaunchTemplates", "ec2:DescribeLaunchTemplateVersions", "ec2:DescribeRegions", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets"];

    // What EC2 calls for its reference check, as AWS's own policy for that allows it.
    private static readonly string[] ByReferenceCheckAlone =
        ["ssm:DescribeParameters", "ssm:GetParameters", "imagebuilder:ListImageRecipes", "imagebuilder:ListContainerRecipes", "imagebuilder:GetContainerRecipe"];

    // Tagging has a test of its own.
    private static readonly string[] NotInTheTable = [.. Describes, "ec2:CreateTags", "ec2:DeleteTags"];

    private static readonly string[][] Table =
    [
        .. File.ReadAllLines(Repository.PathOf("tests/AmiPipeline.Simulator.Tests/Iam/ec2-authorization.txt"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' ')),
        // The reference does not have it yet. As the simulator takes it: see docs/simulator-fidelity.md.
        ["AttachImageWatermark", "image*", "aws:ResourceTag/*"],
    ];

    // Every pair of an action and a type of resource that a role is granted and that knows tags.
    private static IEnumerable<(Grant Grant, string Type, string Key)> Pairs =>
        from grant in Grant.All
        from row in Table
        where grant.Action == "ec2:" + row[0]
        from resource in grant.Resources
        let type = row[1].TrimEnd('*')
        where resource == "*" || resource.Split(':', 6)[5].StartsWith(type + "/", StringComparison.Ordinal)
        let key = row.Contains("aws:RequestTag/*") ? "aws:RequestTag/" : row.Contains("aws:ResourceTag/*") ? "aws:ResourceTag/" : null
        where key is not null
        select (grant, type, key);

    [Fact]
    public void EveryPairThatKnowsTags_IsConditionedOnThem()
    {
        var unbound = Pairs.Where(pair => !pair.Grant.Demands(pair.Key + "ami-pipeline:")).Select(pair => $"{pair.Grant} {pair.Type}").ToList();

        Lines.AssertNone(unbound.Except(NotByTag.Keys));
        Lines.AssertNone(NotByTag.Keys.Except(unbound));
        Assert.True(Pairs.Count() > 25);
    }

    [Fact]
    public void EveryPairWithoutTags_HasTheResourceStar() => Assert.All(
        Grant.All.Where(grant => Table.Any(row => grant.Action == "ec2:" + row[0] && row[1] == "-")),
        grant => Assert.Equal(["*"], grant.Resources));

    /// <summary>What knows resources names them, even if a tag says which.</summary>
    [Fact]
    public void EveryOtherGrant_NamesItsResources() => Lines.AssertNone(Grant.All
        .Where(grant => grant.Resources.Contains("*") && !Table.Any(row => grant.Action == "ec2:" + row[0] && row[1] == "-"))
        .Select(grant => grant.Action)
        .Except([.. Describes, "kms:ListAliases", "autoscaling:DescribeLaunchConfigurations", .. ByReferenceCheckAlone, .. ServiceRoles.LogDelivery, .. ServiceRoles.Statements["Trace"]]));

    [Fact]
    public void WhatServesTheReferenceCheck_IsNotTheFunctionsOwn() => Assert.All(
        Grant.All.Where(grant => ByReferenceCheckAlone.Contains(grant.Action) && grant.Resources.Contains("*")),
        grant => Assert.Contains(grant.Conditions, condition => condition is { Operator: "ForAnyValue:StringEquals", Key: "aws:CalledVia", Values: ["ec2-images.amazonaws.com"] }));

    [Fact]
    public void EveryActionOfEc2_IsInTheTable() =>
        Lines.AssertNone(Grant.All.Select(grant => grant.Action).Where(action => action.StartsWith("ec2:", StringComparison.Ordinal))
            .Except(Table.Select(row => "ec2:" + row[0])).Except(NotInTheTable));

    [Fact]
    public void EveryTagging_IsOfACreation_OrOfWhatIsBeingBuilt()
    {
        var tagging = Grant.All.Where(grant => grant.Action is "ec2:CreateTags" or "ec2:DeleteTags").ToList();

        var unbound = tagging.Where(grant => !grant.Conditions.Any(IsOfACreationOrOfWhatIsBeingBuilt)).ToList();

        Assert.Equal(TagsOfOthers.Keys.Order(), unbound.Select(grant => grant.ToString()).Order());
        Assert.All(unbound, grant => Assert.Contains(
            grant.Conditions,
            condition => condition is { Operator: "ForAllValues:StringLike", Key: "aws:TagKeys", Values: ["ami-pipeline:shared-for:*" or "ami-pipeline:shared-for:request*"] }
                or { Operator: "ForAllValues:StringEquals", Key: "aws:TagKeys", Values: ["ami-pipeline:family" or "ami-pipeline:leaving"] }));
        Assert.True(tagging.Count > 5);
    }

    [Fact]
    public void NoGrant_HasAWildcardInItsAction() => Assert.All(Grant.All, grant => Assert.DoesNotContain('*', grant.Action));

    [Fact]
    public void NoRole_MayPassARole() => Assert.DoesNotContain(Grant.All, grant => grant.Action.StartsWith("iam:", StringComparison.OrdinalIgnoreCase));

    private static bool IsOfACreationOrOfWhatIsBeingBuilt((string Operator, string Key, IReadOnlyList<string> Values) condition) =>
        condition is { Operator: "StringEquals", Key: "ec2:CreateAction" }
            || (condition is { Operator: "StringEquals", Key: "aws:ResourceTag/ami-pipeline:state" } && condition.Values.Contains("building"));
}
