using System.Text.Json;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>What the checked-in template becomes in each partition.</summary>
public sealed class PartitionTemplateTests
{
    private static readonly JsonElement Root = JsonDocument.Parse(CheckedInTemplates.Read(PipelineName.Default)).RootElement;

    [Theory]
    [InlineData("aws", "https://<region>.console.aws.amazon.com/states/home?region=<region>#/v2/executions/details/<detail-executionArn>")]
    [InlineData("aws-cn", "https://<region>.console.amazonaws.cn/states/home?region=<region>#/v2/executions/details/<detail-executionArn>")]
    [InlineData("aws-us-gov", "https://<region>.console.amazonaws-us-gov.com/states/home?region=<region>#/v2/executions/details/<detail-executionArn>")]
    [InlineData("aws-eusc", "https://<region>.console.amazonaws-eusc.eu/states/home?region=<region>#/v2/executions/details/<detail-executionArn>")]
    [InlineData("aws-iso", "the Step Functions console")]
    [InlineData("aws-iso-b", "the Step Functions console")]
    [InlineData("aws-iso-e", "the Step Functions console")]
    [InlineData("aws-iso-f", "the Step Functions console")]
    [InlineData("aws-new", "https://<region>.console.aws.amazon.com/states/home?region=<region>#/v2/executions/details/<detail-executionArn>")]
    public void Notice_NamesTheConsoleOfItsPartition(string partition, string place)
    {
        var notice = Find("AWS::Events::Rule", "Targets").Select(targets => targets[0]).Single(target => target.TryGetProperty("InputTransformer", out _)).GetProperty("InputTransformer");

        Assert.Equal(
            $"\"AmiPipeline: the execution <detail-name> in <region> is <detail-status>: <detail-executionArn>. Error, cause and every state: {place}\"",
            Text(notice.GetProperty("InputTemplate"), partition));
        Assert.Equal(
            ["detail-executionArn", "detail-name", "detail-status", "region"],
            notice.GetProperty("InputPathsMap").EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>Of the older partitions the suffix is part of the principal of CloudWatch Logs; later ones refuse it (AWS CDK, region-info; terraform-aws-eks#3539).</summary>
    [Theory]
    [InlineData("aws", "logs.${AWS::Region}.amazonaws.com")]
    [InlineData("aws-cn", "logs.${AWS::Region}.${AWS::URLSuffix}")]
    [InlineData("aws-us-gov", "logs.${AWS::Region}.amazonaws.com")]
    [InlineData("aws-eusc", "logs.${AWS::Region}.amazonaws.com")]
    [InlineData("aws-iso", "logs.${AWS::Region}.${AWS::URLSuffix}")]
    [InlineData("aws-iso-b", "logs.${AWS::Region}.${AWS::URLSuffix}")]
    public void Logs_UseTheKeyAsThePrincipalOfTheirPartition(string partition, string principal)
    {
        var statements = Find("AWS::KMS::Key", "KeyPolicy").Single().GetProperty("Statement").EnumerateArray();

        Assert.Equal(principal, Text(statements.Single(statement => statement.Text("Sid") == "Logs").GetProperty("Principal").GetProperty("Service"), partition));
    }

    private static IEnumerable<JsonElement> Find(string type, string property) => Root.GetProperty("Resources").EnumerateObject()
        .Where(resource => resource.Value.GetProperty("Type").ValueEquals(type))
        .Select(resource => resource.Value.GetProperty("Properties").GetProperty(property));

    private static string Text(JsonElement value, string partition) => new PartitionText(Root).Resolve(value, partition);
}
