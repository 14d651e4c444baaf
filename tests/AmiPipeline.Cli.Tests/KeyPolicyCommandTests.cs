using System.Text.Json;
using System.Text.RegularExpressions;
using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests;

public sealed partial class KeyPolicyCommandTests
{
    private static readonly string[] Common = ["--pipeline-account", "111122223333", "--region", "us-east-1"];

    /// <summary>What the document shows after each such command is what the command prints.</summary>
    [Fact]
    public async Task Document_ShowsWhatTheCommandPrints()
    {
        var document = Repository.Read("docs/deploying.md");
        var shown = Shown().Matches(document);

        Assert.Equal(2, shown.Count);
        foreach (Match command in shown)
        {
            Assert.Equal(command.Groups[2].Value, (await Cli.RunAsync(command.Groups[1].Value.Split(' '))).Out);
        }
    }

    /// <summary>What EBS needs of a key comes through EC2 only, and the grants are for EC2's resources.</summary>
    [Theory]
    [InlineData("own", null, "arn:aws:iam::111122223333:role/ami-pipeline/*")]
    [InlineData("target", "444455556666", "arn:aws:iam::444455556666:role/ami-pipeline/AmiPipelineTarget")]
    public async Task Statements_OfRolesThatUseTheKey_AreForThemThroughEc2(string use, string? account, string role)
    {
        var statements = (await StatementsAsync(use, account)).Take(3).ToList();

        Assert.Equal(3, statements.Count);
        Assert.All(statements, statement => Assert.Equal(role, Text(statement, "Condition", "ArnLike", "aws:PrincipalArn")));
        Assert.All(statements.Skip(1), statement => Assert.Equal("ec2.us-east-1.amazonaws.com", Text(statement, "Condition", "StringEquals", "kms:ViaService")));
        Assert.Equal(["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"], statements[1].GetProperty("Action").EnumerateArray().Select(action => action.GetString()));
        Assert.Equal(("kms:CreateGrant", "true"), (statements[2].GetProperty("Action")[0].GetString(), Text(statements[2], "Condition", "Bool", "kms:GrantIsForAWSResource")));
    }

    /// <summary>Each of several pipelines names its own roles, and the statements of all fit into one key policy.</summary>
    [Theory]
    [InlineData("own", null, "role/ami-pipeline/Golden-*", "GoldenLooksKeysUp")]
    [InlineData("source", "444455556666", "role/ami-pipeline/GoldenSource", "GoldenSourceLooksKeysUp")]
    [InlineData("target", "444455556666", "role/ami-pipeline/GoldenTarget", "GoldenTargetLooksKeysUp")]
    public async Task Statements_WithAName_AreForTheRolesOfThatPipeline(string use, string? account, string role, string sid)
    {
        var statements = await StatementsAsync(use, account, "--name", "Golden");

        Assert.All(statements.Take(3), statement => Assert.EndsWith(role, Text(statement, "Condition", "ArnLike", "aws:PrincipalArn"), StringComparison.Ordinal));
        Assert.Equal(sid, Text(statements[0], "Sid"));
        Assert.Empty(statements.Select(statement => Text(statement, "Sid")).Intersect((await StatementsAsync(use, account)).Select(statement => Text(statement, "Sid"))));
    }

    /// <summary>The pipeline's own keys, which its roles let the account use that copies what is under them, by grants that the role of clean-up retires.</summary>
    [Theory]
    [InlineData(null, "arn:aws:iam::111122223333:role/ami-pipeline/*-CleanUp-us-east-1")]
    [InlineData("Golden", "arn:aws:iam::111122223333:role/ami-pipeline/Golden-CleanUp-us-east-1")]
    public async Task LastStatement_OfATarget_LetsThePipelineGrantItTheKey(string? name, string retiring)
    {
        var statements = await StatementsAsync("target", "444455556666", name is null ? [] : ["--name", name]);

        Assert.Equal(4, statements.Count);
        Assert.Equal(("arn:aws:iam::111122223333:root", $"arn:aws:iam::111122223333:role/ami-pipeline/{(name is null ? "*" : $"{name}-*")}"), (Text(statements[3], "Principal", "AWS"), Text(statements[3], "Condition", "ArnLike", "aws:PrincipalArn")));
        Assert.Equal("arn:aws:iam::444455556666:root", Text(statements[3], "Condition", "StringEquals", "kms:GranteePrincipal"));
        Assert.Equal(retiring, Text(statements[3], "Condition", "ArnLike", "kms:RetiringPrincipal"));
    }

    [Fact]
    public async Task Statements_OfAutoScaling_NameItsRole()
    {
        var statements = await StatementsAsync("launch", null);

        Assert.All(statements, statement => Assert.Equal(
            "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling", Text(statement, "Principal", "AWS")));
    }

    [Theory]
    [InlineData("cn-north-1", "arn:aws-cn:iam::111122223333:root", "ec2.cn-north-1.amazonaws.com.cn")]
    [InlineData("us-gov-west-1", "arn:aws-us-gov:iam::111122223333:root", "ec2.us-gov-west-1.amazonaws.com")]
    [InlineData("eusc-de-east-1", "arn:aws-eusc:iam::111122223333:root", "ec2.eusc-de-east-1.amazonaws.eu")]
    [InlineData("us-iso-east-1", "arn:aws-iso:iam::111122223333:root", "ec2.us-iso-east-1.c2s.ic.gov")]
    [InlineData("us-isob-east-1", "arn:aws-iso-b:iam::111122223333:root", "ec2.us-isob-east-1.sc2s.sgov.gov")]
    [InlineData("eu-isoe-west-1", "arn:aws-iso-e:iam::111122223333:root", "ec2.eu-isoe-west-1.cloud.adc-e.uk")]
    [InlineData("us-isof-south-1", "arn:aws-iso-f:iam::111122223333:root", "ec2.us-isof-south-1.csp.hci.ic.gov")]
    public async Task Statements_OfAnotherPartition_AreInItsWords(string region, string principal, string ec2)
    {
        var result = await Cli.RunAsync("key-policy", "--case", "own", "--pipeline-account", "111122223333", "--region", region);

        var statement = JsonDocument.Parse(result.Out).RootElement[1];
        Assert.Equal((principal, ec2), (Text(statement, "Principal", "AWS"), Text(statement, "Condition", "StringEquals", "kms:ViaService")));
    }

    [Theory]
    [InlineData("--case everything --pipeline-account 111122223333 --region us-east-1", "--case is everything; it must be one of own, source, target, launch.")]
    [InlineData("--case own --pipeline-account 1111 --region us-east-1", "--pipeline-account is 1111; it must be an account's 12 digits.")]
    [InlineData("--case own --pipeline-account 111122223333 --region here", "--region is here; it must be a Region such as us-east-1.")]
    [InlineData("--case source --pipeline-account 111122223333 --region us-east-1", "--account is missing; give the account that has the role of --case source.")]
    [InlineData("--case own --name my-pipeline --pipeline-account 111122223333 --region us-east-1", "--name is my-pipeline; it must be a letter and up to 15 more letters and digits")]
    [InlineData("--case launch --name Golden --pipeline-account 111122223333 --region us-east-1", "--name requires --case own, source or target")]
    [InlineData("--case own --account 444455556666 --pipeline-account 111122223333 --region us-east-1", "--account requires --case source, target or launch; with own, the pipeline's roles use the key")]
    public async Task Arguments_ThatCannotBe_AreRefusedByName(string arguments, string message)
    {
        var result = await Cli.RunAsync(["key-policy", .. arguments.Split(' ')]);

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<JsonElement>> StatementsAsync(string use, string? account, params string[] more)
    {
        var result = await Cli.RunAsync(["key-policy", "--case", use, .. Common, .. account is null ? Array.Empty<string>() : ["--account", account], .. more]);

        Assert.True(result.ExitCode == ExitCodes.Done, result.Error);
        return [.. JsonDocument.Parse(result.Out).RootElement.EnumerateArray()];
    }

    private static string? Text(JsonElement statement, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            statement = statement.GetProperty(name);
        }

        return statement.GetString();
    }

    [GeneratedRegex("    ami-pipeline (key-policy [^\n]+)\n\n```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shown();
}
