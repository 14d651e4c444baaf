using System.Text.Json;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>What the notices of executions that did not succeed say of their stored reports, in the checked-in template of the example that has some.</summary>
public sealed class ReportNoticeTests
{
    private const string WithoutPlus = """{"anything-but":{"wildcard":"*+*"}}""";
    private const string WithPlus = """{"wildcard":"*+*"}""";

    private static readonly Template Stack = new(CheckedInTemplates.Read($"other-account/{PipelineName.Default}"));

    private static readonly string Bucket = $"${{{Stack.OfType("AWS::S3::Bucket").Keys.Single(name => name.Contains("ReportBucket", StringComparison.Ordinal))}}}";

    /// <summary>The object's page in the console: its parameters are those that the S3 console writes into its own address.</summary>
    [Theory]
    [InlineData("aws", "https://<region>.console.aws.amazon.com/s3/object/BUCKET?region=<region>&prefix=reports/images/<detail-name>.html")]
    [InlineData("aws-cn", "https://<region>.console.amazonaws.cn/s3/object/BUCKET?region=<region>&prefix=reports/images/<detail-name>.html")]
    [InlineData("aws-us-gov", "https://<region>.console.amazonaws-us-gov.com/s3/object/BUCKET?region=<region>&prefix=reports/images/<detail-name>.html")]
    [InlineData("aws-eusc", "https://<region>.console.amazonaws-eusc.eu/s3/object/BUCKET?region=<region>&prefix=reports/images/<detail-name>.html")]
    [InlineData("aws-iso", "s3://BUCKET/reports/images/<detail-name>.html")]
    [InlineData("aws-iso-b", "s3://BUCKET/reports/images/<detail-name>.html")]
    public void Notice_LinksToTheReportInTheConsoleOfItsPartition(string partition, string place) =>
        Assert.EndsWith($" Report: {place.Replace("BUCKET", Bucket, StringComparison.Ordinal)}\"", Notice(WithoutPlus, partition), StringComparison.Ordinal);

    /// <summary>In a link's query, where nobody escapes it, a plus sign would be a space.</summary>
    [Theory]
    [InlineData("aws")]
    [InlineData("aws-cn")]
    [InlineData("aws-us-gov")]
    public void Notice_OfANameWithAPlusSign_HasTheUri(string partition) =>
        Assert.EndsWith($" Report: s3://{Bucket}/reports/images/<detail-name>.html\"", Notice(WithPlus, partition), StringComparison.Ordinal);

    private static string Notice(string filter, string partition)
    {
        var rule = Stack.OfType("AWS::Events::Rule").Values.Single(rule =>
            rule.TryGetProperty("EventPattern", out var pattern) && pattern.GetProperty("detail").TryGetProperty("name", out var names) && JsonElement.DeepEquals(names[0], JsonDocument.Parse(filter).RootElement));
        var input = rule.GetProperty("Targets")[0].GetProperty("InputTransformer");
        Assert.Equal("$.detail.name", input.GetProperty("InputPathsMap").GetProperty("detail-name").GetString());
        return new PartitionText(Stack.Root).Resolve(input.GetProperty("InputTemplate"), partition);
    }
}
