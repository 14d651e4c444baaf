using System.Text.Json;
using System.Text.RegularExpressions;
using AmiPipeline.Configuration;
using AmiPipeline.Infra.Options;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>Two pipelines in one account and Region, and in one source account: no name is in both, and nothing differs but names.</summary>
public sealed partial class SideBySideTemplateTests
{
    /// <summary>The property with a resource's physical name, by type; null where CloudFormation makes the name, after the stack's or of an id.</summary>
    private static readonly Dictionary<string, string?> NameProperties = new()
    {
        ["AWS::CloudWatch::Alarm"] = "AlarmName",
        ["AWS::CloudWatch::Dashboard"] = "DashboardName",
        ["AWS::EC2::RouteTable"] = null,
        ["AWS::EC2::SecurityGroup"] = null,
        ["AWS::EC2::Subnet"] = null,
        ["AWS::EC2::SubnetRouteTableAssociation"] = null,
        ["AWS::EC2::VPC"] = null,
        ["AWS::Events::EventBus"] = "Name",
        ["AWS::Events::EventBusPolicy"] = null,
        ["AWS::Events::Rule"] = "Name",
        ["AWS::IAM::Role"] = "RoleName",
        ["AWS::KMS::Key"] = null,
        ["AWS::Lambda::EventInvokeConfig"] = null,
        ["AWS::Lambda::Function"] = "FunctionName",
        ["AWS::Lambda::Permission"] = null,
        ["AWS::Lambda::Version"] = null,
        ["AWS::Logs::LogGroup"] = "LogGroupName",
        ["AWS::Logs::MetricFilter"] = null,
        ["AWS::S3::Bucket"] = null,
        ["AWS::S3::BucketPolicy"] = null,
        ["AWS::SNS::Subscription"] = null,
        ["AWS::SNS::Topic"] = "TopicName",
        ["AWS::SNS::TopicPolicy"] = null,
        ["AWS::SQS::Queue"] = "QueueName",
        ["AWS::SQS::QueuePolicy"] = null,
        ["AWS::StepFunctions::StateMachine"] = "StateMachineName",
    };

    /// <summary>Stack by stack: that of the default name, and the other's.</summary>
    public static TheoryData<string, string> Stacks => new()
    {
        { "AmiPipeline", Cdk.OtherName },
        { "AmiPipelineSource", $"{Cdk.OtherName}Source" },
        { "AmiPipelineTarget", $"{Cdk.OtherName}Target" },
    };

    /// <summary>So all that is shown of the default one holds for the other: its policies name what has its own name, and its own state machine as the owner of resources.</summary>
    [Theory]
    [MemberData(nameof(Stacks))]
    public void OtherStack_IsTheDefaultOne_UnderItsOwnName(string stack, string other)
    {
        Cdk.SkipWithoutNode();

        Assert.Equal(WithoutHashes(Renamed(OfDefault(stack))), WithoutHashes(TemplateFile.Normalize(Cdk.SharingTemplates[other])));
    }

    [Fact]
    public void Names_OfTwoPipelines_AreDistinct()
    {
        Cdk.SkipWithoutNode();
        string[] own = [.. Stacks.SelectMany(row => Names(OfDefault(row.Data.Item1)))];
        string[] others = [.. Stacks.SelectMany(row => Names(Cdk.SharingTemplates[row.Data.Item2]))];

        Assert.Equal(own.Length, others.Length);
        Assert.Contains("AWS::Events::EventBus Golden", others);
        Assert.Empty(own.Intersect(others));
    }

    /// <summary>A policy that names what begins with a pipeline's name has the whole of it, and what ends it.</summary>
    [Theory]
    [MemberData(nameof(Stacks))]
    public void Wildcards_AfterAName_ComeAfterItsEnd(string stack, string other)
    {
        Cdk.SkipWithoutNode();

        Assert.NotEmpty(other);
        Assert.DoesNotContain($"{PipelineName.Default}*", OfDefault(stack), StringComparison.Ordinal);
        Assert.DoesNotContain("/ami-pipeline/*", OfDefault(stack), StringComparison.Ordinal);
    }

    private static string OfDefault(string stack) => TemplateFile.Normalize(Cdk.SharingTemplates.GetValueOrDefault(stack) ?? Cdk.OtherAccountTemplates[stack]);

    private static string Renamed(string template)
    {
        var guardrails = ConfigurationReader.Read(Repository.Read("examples/other-account.deployment.json")).Guardrails;
        var others = guardrails with { Roles = [.. guardrails.Roles.Select(role => role with { Arn = role.Arn.Replace(PipelineName.Default, Cdk.OtherName, StringComparison.Ordinal) })] };
        return template.Replace(ConfirmedGuardrails.Digest(guardrails), ConfirmedGuardrails.Digest(others), StringComparison.Ordinal)
            .Replace(PipelineName.Default, Cdk.OtherName, StringComparison.Ordinal);
    }

    // CDK puts a rule's path, and hashes, into the logical id of the permission by which the rule calls a function.
    private static string WithoutHashes(string template) => PermissionOfARule().Replace(template, "$1");

    private static IEnumerable<string> Names(string template) =>
        from resource in JsonDocument.Parse(template).RootElement.GetProperty("Resources").EnumerateObject()
        let type = resource.Value.GetProperty("Type").GetString()!
        where NameProperties[type] is not null
        let properties = resource.Value.GetProperty("Properties")
        where properties.TryGetProperty(NameProperties[type]!, out _)
        select $"{type} {Template.Text(properties.GetProperty(NameProperties[type]!))}";

    [GeneratedRegex(@"(AllowEventRule\w+?)([0-9A-F]{8})+\b")]
    private static partial Regex PermissionOfARule();
}
