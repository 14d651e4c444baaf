using System.Text.Json;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>What no role may allow, and what every statement of a kind must ask for. That the rest is enough is the scenarios' matter.</summary>
public sealed class RolePolicyTests
{
    private const string Owner = "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:AmiPipeline";

    private static readonly Template Stack = Template.CheckedIn(PipelineName.Default);

    // These know no resources, as the Service Authorization Reference says of each.
    private static readonly string[] WithoutResources =
    [
        "ec2:DescribeImages", "ec2:DescribeSnapshots", "ec2:DescribeInstances", "ec2:DescribeInstanceStatus", "ec2:DescribeVolumes", "ec2:DescribeAvailabilityZones",
        "ec2:DescribeInstanceTypes", "ec2:DescribeRegions", "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups",
        "ec2:GetEbsEncryptionByDefault", "ec2:GetEbsDefaultKmsKeyId", "ec2:GetAllowedImagesSettings", "kms:ListAliases",
        "xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets",
        "logs:CreateLogDelivery", "logs:GetLogDelivery", "logs:UpdateLogDelivery", "logs:DeleteLogDelivery", "logs:ListLogDeliveries",
        "logs:PutResourcePolicy", "logs:DescribeResourcePolicies", "logs:DescribeLogGroups",
    ];

    private static readonly string[] Making = ["ec2:CopyImage", "ec2:CopySnapshot", "ec2:CreateVolume", "ec2:CreateSnapshot", "ec2:CreateImage", "ec2:RegisterImage", "ec2:RunInstances"];

    private static IEnumerable<(string Role, JsonElement Statement)> Allowed => Stack.Statements().Where(statement => statement.Statement.Text("Effect") == "Allow");

    public static TheoryData<string> Roles => [.. Stack.OfType("AWS::IAM::Role").Keys];

    [Fact]
    public void AnyResource_IsNamedForActionsWithoutResourcesOnly() => Assert.All(
        Allowed.Where(statement => Template.Texts(statement.Statement, "Resource").Contains("*")),
        statement => Assert.Empty(Template.Texts(statement.Statement, "Action").Except(WithoutResources)));

    [Fact]
    public void Actions_AreNamedInFull() => Assert.All(Allowed, statement =>
        Assert.DoesNotContain(Template.Texts(statement.Statement, "Action"), action => action.Contains('*', StringComparison.Ordinal)));

    [Fact]
    public void Statements_OfARole_HaveNamesOfTheirOwn() => Assert.All(
        Stack.Statements().GroupBy(statement => statement.Role),
        role => Assert.Distinct(role.Select(statement => statement.Statement.Text("Sid"))));

    [Fact]
    public void CreateTags_IsForWhatIsBeingMade_OrWhatIsOwnAndBuilding() => Assert.All(With("ec2:CreateTags"), statement =>
    {
        var isNew = Template.Condition(statement, "ec2:CreateAction").Count > 0 && Requires(statement, "aws:RequestTag");
        var isCommit = Template.Condition(statement, $"aws:ResourceTag/{PipelineTags.Owner}").SequenceEqual([Owner])
            && Template.Condition(statement, $"aws:ResourceTag/{PipelineTags.State}").Contains(PipelineTags.Building)
            && Template.Condition(statement, $"aws:RequestTag/{PipelineTags.State}").SequenceEqual([PipelineTags.Committed])
            && Template.Condition(statement, "aws:TagKeys").SequenceEqual([PipelineTags.State]);
        Assert.True(isNew || isCommit, statement.ToString());
    });

    /// <summary>Every statement of an action that makes something names marks, an owner, an instance that agreed, or our network.</summary>
    [Fact]
    public void WhatIsMade_IsMarked_AndMadeOfWhatMayBeUsed() => Assert.All(Making.SelectMany(With), statement => Assert.True(
        Requires(statement, "aws:RequestTag") || Requires(statement, "aws:ResourceTag")
            || Template.Condition(statement, "ec2:Owner").Count > 0
            || Template.Condition(statement, $"aws:ResourceTag/{PipelineTags.Capture}").SequenceEqual([PipelineTags.CaptureAllowed])
            // Subnets and security group are named one by one; a source's snapshots have nothing that CopyImage lets a policy ask for.
            || statement.Text("Sid") is "RunInstancesNetwork" or "CopyImageSourceSnapshots",
        statement.ToString()));

    [Theory]
    [InlineData("ec2:DeregisterImage")]
    [InlineData("ec2:TerminateInstances")]
    [InlineData("ec2:DeleteVolume")]
    [InlineData("ec2:DeleteSnapshot")]
    [InlineData("ec2:StopInstances")]
    [InlineData("ec2:AttachVolume")]
    public void WhatIsRemovedOrChanged_IsOwnAndBuilding(string action)
    {
        var statements = With(action).ToList();

        Assert.NotEmpty(statements);
        Assert.All(statements, statement => Assert.True(Requires(statement, "aws:ResourceTag"), statement.ToString()));
    }

    /// <summary>No role can be passed, so no instance gets a profile; no key pair is among the resources, so none gets a key.</summary>
    [Fact]
    public void Instances_AreLaunchedWithoutProfileKeyPairOrOldMetadata()
    {
        Assert.DoesNotContain(Allowed, statement => Template.Texts(statement.Statement, "Action").Any(action => action.StartsWith("iam:", StringComparison.Ordinal)));
        Assert.DoesNotContain(With("ec2:RunInstances").SelectMany(statement => Template.Texts(statement, "Resource")), resource => resource.Contains(":key-pair/", StringComparison.Ordinal));
        Assert.All(
            With("ec2:RunInstances").Where(statement => Template.Texts(statement, "Resource").Any(resource => resource.Contains(":instance/", StringComparison.Ordinal))),
            statement => Assert.Equal(["required"], Template.Condition(statement, "ec2:MetadataHttpTokens")));
    }

    /// <summary>Keys are used by EC2 in our name, and for dead letters by SQS; our own call only looks them up.</summary>
    [Fact]
    public void Keys_AreUsedThroughTheirServiceOnly() => Assert.All(
        Allowed.Where(statement => Template.Texts(statement.Statement, "Action").Any(action => action.StartsWith("kms:", StringComparison.Ordinal))),
        statement => Assert.True(
            Template.Texts(statement.Statement, "Action") is ["kms:DescribeKey"] or ["kms:ListAliases"]
                || Template.Condition(statement.Statement, "kms:ViaService") is ["ec2.${AWS::Region}.${AWS::URLSuffix}"] or ["sqs.${AWS::Region}.${AWS::URLSuffix}"],
            statement.ToString()));

    [Fact]
    public void Grants_AreForAwsResourcesOnly() => Assert.All(With("kms:CreateGrant"), statement =>
        Assert.Equal(["true"], Template.Condition(statement, "kms:GrantIsForAWSResource")));

    [Theory]
    [MemberData(nameof(Roles))]
    public void Role_HasAStableNameUnderThePath(string role)
    {
        var properties = Stack.OfType("AWS::IAM::Role")[role];

        Assert.Equal("/ami-pipeline/", properties.Text("Path"));
        Assert.Matches(@"^AmiPipeline-[A-Za-z-]+-\$\{AWS::Region\}$", Template.Text(properties.GetProperty("RoleName")));
    }

    private static IEnumerable<JsonElement> With(string action) =>
        Allowed.Select(statement => statement.Statement).Where(statement => Template.Texts(statement, "Action").Contains(action));

    private static bool Requires(JsonElement statement, string tag) =>
        Template.Condition(statement, $"{tag}/{PipelineTags.Owner}").SequenceEqual([Owner])
            && Template.Condition(statement, $"{tag}/{PipelineTags.State}").SequenceEqual([PipelineTags.Building]);
}
