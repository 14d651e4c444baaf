using AmiPipeline.Cli.Hosting;
using AmiPipeline.Simulator.Logs;
using Xunit;

namespace AmiPipeline.Cli.Tests.Aws;

/// <summary>Endpoints that are not AWS, for each service that a run meets first: one message with operation, host and status, exit code 4, nothing made, and within seconds.</summary>
public sealed class ForeignEndpointTests
{
    private static readonly (string Service, string Operation)[] Services =
        [("sts", "GetCallerIdentity"), ("ec2", "DescribeImages"), ("ec2", "GetEbsEncryptionByDefault"), ("kms", "ListAliases"), ("kms", "DescribeKey")];

    // Nothing is made yet: a proxy does not become AWS, and a person waits.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);

    public static TheoryData<string, string, int, string, string> Answers { get; } = AllAnswers();

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task RunAws_WhereSomethingElseAnswers_SaysWhatAndWhere(string service, string operation, int status, string contentType, string body)
    {
        await using var lab = await AwsLab.StartAsync();
        lab.Cloud.Faults.When(Of(service, operation), times: int.MaxValue).AnswerWith(status, contentType, body);

        var result = await RunAsync(lab);

        Assert.Equal(ExitCodes.AwsUnusable, result.ExitCode);
        Assert.Contains($"{operation} of {lab.Endpoint.Authority} was answered with HTTP {status}", Said(result), StringComparison.Ordinal);
        AssertReadable(lab, result, Soon);
    }

    [Theory]
    [InlineData("sts", "GetCallerIdentity")]
    [InlineData("ec2", "DescribeImages")]
    [InlineData("kms", "ListAliases")]
    public async Task RunAws_WhereAnswersAreCutOff_SaysSo(string service, string operation)
    {
        await using var lab = await AwsLab.StartAsync();
        lab.Cloud.Faults.When(Of(service, operation), times: int.MaxValue).Truncate();

        var result = await RunAsync(lab);

        Assert.Equal(ExitCodes.AwsUnusable, result.ExitCode);
        Assert.Contains($"{operation} of {lab.Endpoint.Authority} was answered with HTTP 200", Said(result), StringComparison.Ordinal);
        AssertReadable(lab, result, Soon);
    }

    [Theory]
    [InlineData("sts", "GetCallerIdentity", "AWS cannot be reached in us-east-1: GetCallerIdentity of ")]
    [InlineData("ec2", "DescribeImages", "DescribeImages of ")]
    [InlineData("kms", "ListAliases", "ListAliases of ")]
    public async Task RunAws_WhereNobodyAnswersInTime_SaysSo(string service, string operation, string expected)
    {
        await using var lab = await AwsLab.StartAsync();
        lab.Cloud.Faults.When(Of(service, operation), times: int.MaxValue).TimeOut();

        var result = await lab.RunAsync(new Interruption(), connection => connection with { Http = new ImpatientNetwork(operation) }, "run", Cli.Example("s3-encrypt.json"), "--aws");

        Assert.Equal(ExitCodes.AwsUnusable, result.ExitCode);
        Assert.Contains(expected + lab.Endpoint.Authority, Said(result), StringComparison.Ordinal);
        AssertReadable(lab, result, TimeSpan.FromMinutes(10));
    }

    [Theory]
    [InlineData("sts", "GetCallerIdentity", "InvalidClientTokenId")]
    [InlineData("sts", "GetCallerIdentity", "ExpiredToken")]
    [InlineData("ec2", "DescribeImages", "RequestExpired")]
    [InlineData("ec2", "DescribeImages", "AuthFailure")]
    [InlineData("kms", "ListAliases", "UnrecognizedClientException")]
    [InlineData("kms", "ListAliases", "ExpiredTokenException")]
    public async Task RunAws_WithCredentialsThatAreRefused_IsTheSameForEachService(string service, string operation, string code)
    {
        await using var lab = await AwsLab.StartAsync();
        lab.Cloud.Faults.When(Of(service, operation), times: int.MaxValue).Refuse(code, "AWS was not able to validate the provided access credentials", 401);
        var start = lab.Clock.GetUtcNow();

        var result = await RunAsync(lab);

        Assert.Equal(ExitCodes.AwsUnusable, result.ExitCode);
        Assert.Contains(code, Said(result), StringComparison.Ordinal);
        Assert.Equal(start, lab.Clock.GetUtcNow());
        AssertReadable(lab, result, TimeSpan.Zero);
    }

    [Fact]
    public async Task CleanUp_WhereSomethingElseAnswersForSts_SaysSo()
    {
        await using var lab = await AwsLab.StartAsync();
        lab.Cloud.Faults.When(Of("sts", "GetCallerIdentity"), times: int.MaxValue).AnswerWith(200, "text/html", "");

        var result = await lab.RunAsync("cleanup", "--execution", "monday");

        Assert.Equal(ExitCodes.AwsUnusable, result.ExitCode);
        Assert.StartsWith($"AWS cannot be reached in us-east-1: GetCallerIdentity of {lab.Endpoint.Authority} was answered with HTTP 200", result.Error, StringComparison.Ordinal);
    }

    private static Task<CliResult> RunAsync(AwsLab lab) => lab.RunAsync("run", Cli.Example("s3b-re-encrypt.json"), "--aws");

    private static Func<RecordedCall, bool> Of(string service, string operation) => call => call.Service == service && call.Action == operation;

    private static string Said(CliResult result) => string.Join(' ', (result.Out + result.Error).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private static void AssertReadable(AwsLab lab, CliResult result, TimeSpan most)
    {
        Assert.DoesNotContain("inner exception", Said(result), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", result.Out + result.Error, StringComparison.Ordinal);
        Assert.Empty(lab.Added);
        Assert.InRange(lab.Clock.GetUtcNow() - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), TimeSpan.Zero, most);
    }

    private static TheoryData<string, string, int, string, string> AllAnswers()
    {
        var answers = new TheoryData<string, string, int, string, string>();
        foreach (var (service, operation) in Services)
        {
            answers.Add(service, operation, 200, "text/html", "<!DOCTYPE html><html><br>Sign in</html>");
            answers.Add(service, operation, 200, "text/html", "<html><body>Sign in</body></html>");
            answers.Add(service, operation, 200, "text/xml", "");
            answers.Add(service, operation, 302, "text/html", "<html>moved</html>");
            answers.Add(service, operation, 407, "text/html", "<html>who are you?</html>");
            answers.Add(service, operation, 500, "text/html", "<html>oops</html>");
        }

        return answers;
    }
}
