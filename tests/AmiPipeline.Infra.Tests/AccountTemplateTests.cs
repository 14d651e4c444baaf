using System.Text.Json;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>The stacks of other accounts: who may assume the roles, and what they allow at most.</summary>
public sealed class AccountTemplateTests
{
    private static readonly string[] WithoutResources =
        ["ec2:DescribeImages", "ec2:DescribeSnapshots", "ec2:DescribeRegions", "ec2:DescribeLaunchTemplates", "ec2:DescribeLaunchTemplateVersions", "ec2:DescribeImageReferences", "ec2:DescribeImageUsageReports", "ec2:DescribeImageUsageReportEntries",
        "ec2:GetEbsEncryptionByDefault", "ec2:GetEbsDefaultKmsKeyId", "kms:ListAliases", "autoscaling:DescribeLaunchConfigurations"];

    private const string Source = "AmiPipelineSource";
    private const string Target = "AmiPipelineTarget";

    public static TheoryData<string> Stacks => [Source, Target];

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Role_IsForThePipelinesFunctionsAlone(string stack)
    {
        var role = RoleOf(stack, stack);
        var trust = Assert.Single(role.GetProperty("AssumeRolePolicyDocument").GetProperty("Statement").EnumerateArray());

        Assert.Equal(("/ami-pipeline/", stack), (role.Text("Path"), role.Text("RoleName")));
        Assert.Equal("arn:${AWS::Partition}:iam::111122223333:root", Template.Text(trust.GetProperty("Principal").GetProperty("AWS")));
        Assert.Equal(["an-example"], Template.Condition(trust, "sts:ExternalId"));
        Assert.Equal(["arn:${AWS::Partition}:iam::111122223333:role/ami-pipeline/AmiPipeline-*"], Template.Condition(trust, "aws:PrincipalArn"));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void AnyResource_IsNamedForActionsWithoutResourcesOnly(string stack) => Assert.All(
        StatementsOf(stack).Where(statement => Template.Texts(statement, "Resource").Contains("*") && !IsForTheReferenceCheck(statement)),
        statement => Assert.Empty(Template.Texts(statement, "Action").Except(WithoutResources)));

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Actions_AreNamedInFull_AndNoneIsOfIam(string stack) => Assert.All(
        StatementsOf(stack).SelectMany(statement => Template.Texts(statement, "Action")),
        action => Assert.True(!action.Contains('*', StringComparison.Ordinal) && !action.StartsWith("iam:", StringComparison.Ordinal) && action is not ("kms:RevokeGrant" or "kms:PutKeyPolicy"), action));

    [Fact]
    public void Source_SharesSnapshotsWithThePipelineAlone()
    {
        var statements = With(Source, "ec2:ModifySnapshotAttribute").ToList();

        Assert.Equal(2, statements.Count);
        Assert.All(statements.Zip(["Add", "Remove"], ["Remove", "Add"]), pair =>
        {
            var (statement, given, absent) = pair;
            Assert.Equal(["111122223333", "false"], Template.Condition(statement, $"ec2:{given}/userId"));
            Assert.All(new[] { $"ec2:{given}/group", $"ec2:{absent}/userId", $"ec2:{absent}/group" }, key => Assert.Equal(["true"], Template.Condition(statement, key)));
        });
    }

    [Fact]
    public void Source_TagsWithItsMarksAlone() => Assert.All(
        With(Source, "ec2:CreateTags").Concat(With(Source, "ec2:DeleteTags")),
        statement => Assert.Equal(["ami-pipeline:shared-for:*", "false"], Template.Condition(statement, "aws:TagKeys")));

    [Fact]
    public void Source_GrantsKeysToThePipelineOnly_AndCanRetireTheGrants()
    {
        var statement = Assert.Single(With(Source, "kms:CreateGrant"));

        Assert.Equal(["arn:${AWS::Partition}:iam::111122223333:root"], Template.Condition(statement, "kms:GranteePrincipal"));
        Assert.Equal(["arn:${AWS::Partition}:iam::${AWS::AccountId}:role/ami-pipeline/AmiPipelineSource"], Template.Condition(statement, "kms:RetiringPrincipal"));
        Assert.Equal([.. AmiPipeline.Sharing.SourceAccess.GrantOperations, "false"], Template.Condition(statement, "kms:GrantOperations"));
        Assert.Equal(["arn:${AWS::Partition}:kms:*:${AWS::AccountId}:key/*"], Template.Texts(statement, "Resource"));
    }

    [Fact]
    public void Source_WithATagAndKeys_SharesNothingElse()
    {
        Cdk.SkipWithoutNode();
        var statements = Statements(new Template(Cdk.NarrowAccountTemplates[Source]), Source).ToList();

        string[] onImages =
        [
            "ec2:ModifyImageAttribute", "ec2:ModifySnapshotAttribute", "ec2:CreateTags", "ec2:DeleteTags",
            "ec2:DescribeImageAttribute", "ec2:DescribeSnapshotAttribute",
        ];
        Assert.All(statements.Where(statement => Template.Texts(statement, "Action").Intersect(onImages).Any()),
            statement => Assert.Equal(["ami-pipeline"], Template.Condition(statement, "aws:ResourceTag/share-with")));
        Assert.All(statements.Where(statement => Template.Texts(statement, "Action").Any(action => action is "kms:CreateGrant" or "kms:DescribeKey")),
            statement => Assert.Equal(["arn:aws:kms:us-east-1:444455556666:key/1234abcd-*"], Template.Texts(statement, "Resource")));
    }

    [Fact]
    public void Source_ForwardsItsOwnNewImages_ToThePipelinesBus()
    {
        var rule = Assert.Single(Of(Source).OfType("AWS::Events::Rule").Values);
        var target = Assert.Single(rule.GetProperty("Targets").EnumerateArray());
        var sender = RoleOf(Source, "AmiPipeline-ImageEvents-${AWS::Region}");

        Assert.Equal("arn:${AWS::Partition}:events:${AWS::Region}:111122223333:event-bus/AmiPipeline", Template.Text(target.GetProperty("Arn")));
        Assert.Equal(["${AWS::AccountId}"], Template.Texts(rule.GetProperty("EventPattern"), "account"));
        var choices = rule.GetProperty("EventPattern").GetProperty("$or");
        Assert.Equal(["aws.ec2", "aws.tag"], choices.EnumerateArray().Select(choice => Template.Texts(choice, "source").Single()));
        Assert.Equal(["available"], Template.Texts(choices[0].GetProperty("detail"), "State"));
        Assert.Equal(["image"], Template.Texts(choices[1].GetProperty("detail"), "resource-type"));
        var send = Assert.Single(sender.GetProperty("Policies").EnumerateArray()).GetProperty("PolicyDocument").GetProperty("Statement")[0];
        Assert.Equal((Template.Text(target.GetProperty("Arn")), "events:PutEvents"), (Template.Texts(send, "Resource")[0], Template.Texts(send, "Action")[0]));
    }

    /// <summary>Roles are global: a second Region has the rule, and no role of the same name.</summary>
    [Fact]
    public void SecondRegion_HasTheRuleAlone()
    {
        Cdk.SkipWithoutNode();
        var stack = Assert.Single(Cdk.SecondRegionTemplates);
        var template = new Template(stack.Value);

        Assert.Equal(Source, stack.Key);
        Assert.Equal(["AmiPipeline-ImageEvents-${AWS::Region}"], template.OfType("AWS::IAM::Role").Values.Select(role => Template.Text(role.GetProperty("RoleName"))));
        var target = template.OfType("AWS::Events::Rule").Values.Single().GetProperty("Targets")[0];
        Assert.Equal("arn:${AWS::Partition}:events:us-east-1:111122223333:event-bus/AmiPipeline", Template.Text(target.GetProperty("Arn")));
    }

    [Theory]
    [InlineData("ec2:CopyImage", "aws:RequestTag")]
    [InlineData("ec2:CopySnapshot", "aws:RequestTag")]
    [InlineData("ec2:DeregisterImage", "aws:ResourceTag")]
    [InlineData("ec2:DeleteSnapshot", "aws:ResourceTag")]
    public void Target_MakesAndRemovesWhatIsMarkedAndBuilding(string action, string tag) => Assert.All(With(Target, action).Where(IsOfNoSource), statement =>
    {
        Assert.Equal(["arn:${AWS::Partition}:states:*:111122223333:stateMachine:AmiPipeline"], Template.Condition(statement, $"{tag}/{PipelineTags.Owner}"));
        Assert.Equal([PipelineTags.Building], Template.Condition(statement, $"{tag}/{PipelineTags.State}"));
    });

    [Theory]
    [InlineData("ec2:CopyImage", "image/ami-*")]
    [InlineData("ec2:CopySnapshot", "snapshot/snap-*")]
    public void Target_CopiesFromThePipelineOnly(string action, string source) => Assert.Equal(
        ["111122223333"],
        Template.Condition(With(Target, action).Single(statement => Template.Texts(statement, "Resource").All(arn => arn.EndsWith(source, StringComparison.Ordinal))), "ec2:Owner"));

    [Fact]
    public void Target_UsesKeysThroughEc2Only() => Assert.All(
        StatementsOf(Target).Where(statement => statement.GetProperty("Sid").GetString() != "GrantKeysForGood"
            && Template.Texts(statement, "Action").Any(action => action.StartsWith("kms:", StringComparison.Ordinal) && action is not ("kms:ListAliases" or "kms:DescribeKey" or "kms:ListGrants"))),
        statement => Assert.Equal(["ec2.*.${AWS::URLSuffix}"], Template.Condition(statement, "kms:ViaService")));

    /// <summary>Nobody but those whom the account's owner names gets its snapshots and keys.</summary>
    [Fact]
    public void Target_SharesForGoodWithThoseNamedAlone()
    {
        var granting = Assert.Single(With(Target, "kms:CreateGrant"), statement => statement.GetProperty("Sid").GetString() == "GrantKeysForGood");
        Assert.Equal(["arn:${AWS::Partition}:iam::777788889999:root"], Template.Condition(granting, "kms:GranteePrincipal"));
        Assert.Equal(["arn:${AWS::Partition}:iam::${AWS::AccountId}:role/ami-pipeline/AmiPipelineTarget"], Template.Condition(granting, "kms:RetiringPrincipal"));

        var giving = Assert.Single(With(Target, "ec2:ModifySnapshotAttribute"), statement => statement.GetProperty("Sid").GetString() == "GiveSnapshots");
        Assert.Equal(["777788889999", "false"], Template.Condition(giving, "ec2:Add/userId"));
        Assert.Equal(["true"], Template.Condition(giving, "ec2:Add/group"));
        Assert.All(With(Target, "ec2:ModifyImageAttribute"), statement => Assert.Equal(["committed"], Template.Condition(statement, "aws:ResourceTag/ami-pipeline:state")));
    }

    // EC2 looks on the caller's behalf: AWS's own AmazonEC2ImageReferencesAccessPolicy allows it everywhere, through EC2 alone.
    private static bool IsForTheReferenceCheck(JsonElement statement) =>
        statement.GetProperty("Sid").GetString() == "ReadReferences" && Template.Condition(statement, "aws:CalledVia").SequenceEqual(["ec2-images.amazonaws.com"]);

    // A source has an id, and what is made has none yet.
    private static bool IsOfNoSource(JsonElement statement) => Template.Texts(statement, "Resource").All(arn => arn.EndsWith("/*", StringComparison.Ordinal));

    private static Template Of(string stack) => new(CheckedInTemplates.Read(stack));

    private static IEnumerable<JsonElement> StatementsOf(string stack) => Statements(Of(stack), stack);

    private static IEnumerable<JsonElement> With(string stack, string action)
    {
        var statements = StatementsOf(stack).Where(statement => Template.Texts(statement, "Action").Contains(action)).ToList();
        Assert.NotEmpty(statements);
        return statements;
    }

    private static IEnumerable<JsonElement> Statements(Template template, string role) =>
        RoleOf(template, role).GetProperty("Policies").EnumerateArray().SelectMany(policy => policy.GetProperty("PolicyDocument").GetProperty("Statement").EnumerateArray());

    private static JsonElement RoleOf(string stack, string name) => RoleOf(Of(stack), name);

    private static JsonElement RoleOf(Template template, string name) =>
        template.OfType("AWS::IAM::Role").Values.Single(role => Template.Text(role.GetProperty("RoleName")) == name);
}
