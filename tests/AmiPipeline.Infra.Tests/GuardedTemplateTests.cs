using System.Text.Json;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>What the deployer does not allow, IAM does not allow either.</summary>
public sealed class GuardedTemplateTests
{
    private const string Key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-*";
    private const string Source = "arn:aws:iam::222233334444:role/ami-pipeline/AmiPipelineSource";

    private static readonly Lazy<Template> Guarded = new(() => new Template(Cdk.GuardedTemplates[PipelineName.Default]));

    [Fact]
    public void NewContent_ComesUnderAllowedKeysOnly()
    {
        Cdk.SkipWithoutNode();

        Assert.All(
            Allowing("kms:ReEncryptTo").Concat(Allowing("kms:GenerateDataKeyWithoutPlaintext").Where(IsForImages)),
            statement => Assert.Equal([Key], Template.Texts(statement, "Resource")));
        Assert.NotEmpty(Allowing("kms:ReEncryptTo"));
    }

    [Fact]
    public void Regions_OutOfBounds_AreDeniedToEveryFunction()
    {
        Cdk.SkipWithoutNode();
        var denials = Guarded.Value.Statements().Where(statement => statement.Statement.Text("Sid") == "AllowedRegionsOnly").ToList();

        Assert.All(denials, denial => Assert.Equal("Deny", denial.Statement.Text("Effect")));
        Assert.Equal(Guarded.Value.OfType("AWS::Lambda::Function").Count, denials.Count);
        Assert.All(denials, denial => Assert.Equal(["us-east-1", "eu-west-1", "${AWS::Region}"], Template.Condition(denial.Statement, "aws:RequestedRegion")));
    }

    [Theory]
    [InlineData("ec2:CopyImage")]
    [InlineData("ec2:CopySnapshot")]
    [InlineData("ec2:RunInstances")]
    [InlineData("ec2:CreateVolume")]
    public void Sources_AreOfAllowedOwnersOnly(string action)
    {
        Cdk.SkipWithoutNode();
        var owners = Allowing(action).Select(statement => Template.Condition(statement, "ec2:Owner")).Where(values => values.Count > 0).ToList();

        // Copies are of the account's own image.
        string[] allowed = ["${AWS::AccountId}", "222233334444"];
        Assert.Contains(owners, values => values.SequenceEqual(allowed));
        Assert.All(owners, values => Assert.Empty(values.Except(allowed)));
    }

    [Fact]
    public void Parameters_AreReadByNameOnly()
    {
        Cdk.SkipWithoutNode();

        Assert.Equal(
            ["arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/images/*", "arn:${AWS::Partition}:ssm:${AWS::Region}::parameter/aws/service/ami-amazon-linux-latest/*"],
            Template.Texts(Assert.Single(Allowing("ssm:GetParameters")), "Resource"));
    }

    [Fact]
    public void Roles_AreAssumedByNameExternalIdAndOrganization()
    {
        Cdk.SkipWithoutNode();

        Assert.NotEmpty(Allowing("sts:AssumeRole"));
        Assert.All(Allowing("sts:AssumeRole"), statement =>
        {
            Assert.Equal([Source], Template.Texts(statement, "Resource"));
            Assert.Equal(["one-two"], Template.Condition(statement, "sts:ExternalId"));
            Assert.Equal(["o-abcdefghij"], Template.Condition(statement, "aws:ResourceOrgID"));
        });
    }

    [Fact]
    public void Instances_RunInTheNamedSubnetsOnly()
    {
        Cdk.SkipWithoutNode();
        var network = Allowing("ec2:RunInstances").SelectMany(statement => Template.Texts(statement, "Resource"))
            .Where(resource => resource.Contains(":subnet/", StringComparison.Ordinal) || resource.Contains(":security-group/", StringComparison.Ordinal))
            .Select(resource => resource[(resource.LastIndexOf("ec2:${AWS::Region}:", StringComparison.Ordinal) + "ec2:${AWS::Region}:".Length)..]);

        // The ARN of a shared subnet has its owner's account (Amazon VPC User Guide, "Share your VPC subnets with other accounts").
        Assert.Equal(
            ["222233334444:subnet/subnet-0123456789abcdef0", "${AWS::AccountId}:security-group/sg-0123456789abcdef0", "222233334444:security-group/sg-0123456789abcdef0"],
            network);
        Assert.Empty(Guarded.Value.OfType("AWS::EC2::VPC"));
        Assert.All(Guarded.Value.OfType("AWS::Lambda::Function").Values, function =>
            Assert.Equal("subnet-0123456789abcdef0", function.GetProperty("Environment").GetProperty("Variables").Text("AMI_PIPELINE_SUBNET_IDS")));
    }

    [Fact]
    public void Emails_AreSubscribed_AndLogsEndAsConfigured()
    {
        Cdk.SkipWithoutNode();

        Assert.Equal(["team@example.com"], Guarded.Value.OfType("AWS::SNS::Subscription").Values.Select(subscription => subscription.Text("Endpoint")!));
        Assert.All(Guarded.Value.OfType("AWS::Logs::LogGroup").Values, log => Assert.Equal(30, log.GetProperty("RetentionInDays").GetInt32()));
    }

    [Fact]
    public void Queue_IsATable_WhoseItemsThoseFunctionsKeepThatCopy()
    {
        Cdk.SkipWithoutNode();
        string[] functions = ["CheckImage", "CheckSnapshots", "CleanUp", "CopyImages", "CopySnapshots", "StartCopy"];

        var table = Assert.Single(Guarded.Value.OfType("AWS::DynamoDB::Table")).Value;
        Assert.Equal(("AmiPipeline-CopySlots", "PAY_PER_REQUEST", "Destination"), (table.Text("TableName"), table.Text("BillingMode"), table.GetProperty("KeySchema")[0].Text("AttributeName")));
        var statements = Guarded.Value.Statements().Where(statement => Template.Texts(statement.Statement, "Action").Any(action => action.StartsWith("dynamodb:", StringComparison.Ordinal))).ToList();
        Assert.Equal(functions, statements.Select(statement => functions.Single(name => statement.Role.StartsWith(name, StringComparison.Ordinal))).Order(StringComparer.Ordinal));
        Assert.All(statements, statement => Assert.Equal(["dynamodb:GetItem", "dynamodb:PutItem"], Template.Texts(statement.Statement, "Action")));
        Assert.Contains(Guarded.Value.Statements(), statement => statement.Role.StartsWith("StartCopy", StringComparison.Ordinal) && Template.Texts(statement.Statement, "Action").SequenceEqual(["ec2:DescribeSnapshots"]));
        Assert.All(statements, statement => Assert.Equal(["arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/AmiPipeline-CopySlots"], Template.Texts(statement.Statement, "Resource")));
    }

    private static IEnumerable<JsonElement> Allowing(string action) => Guarded.Value.Statements()
        .Where(statement => statement.Statement.Text("Effect") == "Allow" && Template.Texts(statement.Statement, "Action").Contains(action))
        .Select(statement => statement.Statement);

    // Dead letters come under the deployment's own key.
    private static bool IsForImages(JsonElement statement) => statement.Text("Sid") != "FailedEventsKey";
}
