using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests.Aws;

/// <summary><c>plan --aws</c>: the plan of the account as it is, by reading alone.</summary>
public sealed class AwsPlanCommandTests
{
    [Theory]
    [MemberData(nameof(ExampleRequests.OfEachRoute), MemberType = typeof(ExampleRequests))]
    public async Task PlanAws_OfAnyExample_IsThePlanOfTheSimulatedAccount_AndOnlyReads(string example)
    {
        await using var lab = await AwsLab.StartAsync();

        var onAws = await lab.RunAsync("plan", Cli.Example($"{example}.json"), "--aws", "--output", "json");
        var simulated = await Cli.RunAsync("plan", Cli.Example($"{example}.json"), "--output", "json");

        Assert.Equal((ExitCodes.Done, ""), (onAws.ExitCode, onAws.Error));
        Assert.Equal(simulated.Out, onAws.Out);
        Assert.NotEmpty(lab.Cloud.Calls.All);
        Assert.All(lab.Cloud.Calls.All, call => Assert.Matches("^(Describe|Get|List)", call.Action));
        Assert.Empty(lab.Added);
    }

    [Fact]
    public async Task PlanAws_UnderTheReadOnlyPolicyOfTheDocumentation_Works_AndRunDoesNot()
    {
        await using var lab = await AwsLab.StartAsync(WithReadOnlyRole);
        var credentials = await AssumeAsync(lab, "ReadOnly");

        var plan = await lab.RunAsync(new Interruption(), connection => connection with { Credentials = credentials }, "plan", Cli.Example("s5-unique-keys.json"), "--aws");
        var run = await lab.RunAsync(new Interruption(), connection => connection with { Credentials = credentials }, "run", Cli.Example("s3-encrypt.json"), "--aws");

        Assert.Equal((ExitCodes.Done, ""), (plan.ExitCode, plan.Error));
        Assert.EndsWith("No changes were made.", plan.Out.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.ExecutionFailed, run.ExitCode);
        Assert.Empty(lab.Added);
    }

    [Fact]
    public async Task PlanAws_WithoutAPermission_NamesIt_AndIsNotABug()
    {
        await using var lab = await AwsLab.StartAsync(document => WithReadOnlyRole(document).Replace("ec2:Describe*", "ec2:DescribeImages", StringComparison.Ordinal));
        var credentials = await AssumeAsync(lab, "ReadOnly");

        var result = await lab.RunAsync(new Interruption(), connection => connection with { Credentials = credentials }, "plan", Cli.Example("s5-unique-keys.json"), "--aws");

        Assert.NotEqual((ExitCodes.Done, ExitCodes.Unexpected), (result.ExitCode, result.ExitCode));
        Assert.Contains("ec2:Describe", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("bug", result.Error, StringComparison.Ordinal);
    }

    /// <summary>As for run --aws.</summary>
    [Theory]
    [InlineData("AuthFailure", "AWS was not able to validate the provided access credentials")]
    [InlineData("RequestExpired", "Request has expired.")]
    public async Task PlanAws_WithCredentialsThatEc2Refuses_IsWithoutAws(string code, string text)
    {
        await using var lab = await AwsLab.StartAsync();
        lab.Cloud.Faults.When(call => call.Action == "DescribeImages", times: int.MaxValue).Refuse(code, text);

        var result = await lab.RunAsync("plan", Cli.Example("s3-encrypt.json"), "--aws");

        Assert.Equal(ExitCodes.AwsUnusable, result.ExitCode);
        Assert.Contains(code, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanAws_WhereAPageOfAProxyAnswers_IsWithoutAws()
    {
        await using var lab = await AwsLab.StartAsync();
        lab.Cloud.Faults.When(call => call.Action == "DescribeImages", times: int.MaxValue).AnswerWith(200, "text/html", "<html>Sign in</html>");

        var result = await lab.RunAsync("plan", Cli.Example("s3-encrypt.json"), "--aws");

        Assert.Equal(ExitCodes.AwsUnusable, result.ExitCode);
        Assert.Contains($"DescribeImages of {lab.Endpoint.Authority} was answered with HTTP 200", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_FromStandardInput_IsPlanned()
    {
        var request = Repository.Read("examples/s3-encrypt.json");

        var result = await Cli.RunWithInputAsync(request, "plan", "-", "--account", Cli.Example("simulated-account.json"));

        Assert.Equal((ExitCodes.Done, ""), (result.ExitCode, result.Error));
        Assert.Contains("CopyImage of ami-03000000000000001", result.Out, StringComparison.Ordinal);
    }

    private static string WithReadOnlyRole(string document)
    {
        var page = Repository.Read("docs/running-on-aws.md");
        var at = page.IndexOf("```json", StringComparison.Ordinal) + "```json".Length;
        var world = JsonNode.Parse(document, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!;
        world["accounts"]!.AsArray().Single(account => account!["id"]!.GetValue<string>() == AwsLab.AccountId)!["roles"] = new JsonArray(new JsonObject
        {
            ["name"] = "ReadOnly",
            ["trustPolicy"] = JsonNode.Parse($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::{{AwsLab.AccountId}}:root" }, "Action": "sts:AssumeRole" } }"""),
            ["policies"] = new JsonObject { ["read"] = JsonNode.Parse(page[at..page.IndexOf("```", at, StringComparison.Ordinal)]) },
        });
        return world.ToJsonString();
    }

    private static async Task<AWSCredentials> AssumeAsync(AwsLab lab, string role)
    {
        using var sts = new AmazonSecurityTokenServiceClient(
            new BasicAWSCredentials($"AKIA{AwsLab.AccountId}", "simulated"),
            new AmazonSecurityTokenServiceConfig { ServiceURL = lab.Endpoint.AbsoluteUri, AuthenticationRegion = AwsLab.Region });
        return (await sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = $"arn:aws:iam::{AwsLab.AccountId}:role/{role}", RoleSessionName = "test" })).Credentials;
    }
}
