using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AmiPipeline.Configuration;
using AmiPipeline.Sharing;
using Xunit;

namespace AmiPipeline.Tests.Configuration;

public sealed partial class ConfigurationReaderTests
{
    [Fact]
    public void Read_EmptyDocument_HasTheDefaults()
    {
        var configuration = ConfigurationReader.Read("{}");

        Assert.Equal("AmiPipeline", configuration.Name.Text);
        Assert.Null(configuration.Guardrails.Keys);
        Assert.Null(configuration.Guardrails.Regions);
        Assert.Null(configuration.Guardrails.Accounts);
        Assert.Empty(configuration.Guardrails.Organizations);
        Assert.Empty(configuration.Guardrails.Roles);
        Assert.Null(configuration.Instances);
        Assert.Empty(configuration.Triggers);
        Assert.Null(configuration.Reconciliation);
        Assert.Empty(configuration.Notifications.Emails);
        Assert.Equal(90, configuration.LogRetentionDays);
    }

    [Fact]
    public void Read_FullDocument_HasEveryField()
    {
        var configuration = ConfigurationReader.Read(Configurations.Full);

        var guardrails = configuration.Guardrails;
        Assert.Equal(["arn:aws:kms:us-east-1:111122223333:key/*"], guardrails.Keys!);
        Assert.Equal(["us-east-1"], guardrails.Regions!);
        Assert.Equal(["self", "amazon", "222233334444"], guardrails.Accounts!);
        Assert.Equal(["/images/*"], guardrails.Parameters!);
        Assert.Equal(["o-abc1234567"], guardrails.Organizations);
        Assert.Equal([new AllowedRole("arn:aws:iam::222233334444:role/ami-pipeline/AmiPipelineSource", "golden-1")], guardrails.Roles);
        Assert.Equal(["subnet-01234567"], configuration.Instances!.SubnetIds);
        Assert.Equal("sg-01234567", configuration.Instances!.SecurityGroupId);
        Assert.Equal(["t3.small", "m5.large"], configuration.Instances!.Types["x86_64"]);
        Assert.Equal(["t4g.small"], configuration.Instances!.Types["arm64"]);
        Assert.Equal(["encrypt-base", "rest"], configuration.Triggers.Select(rule => rule.Name));
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), configuration.Reconciliation!.Since);
        Assert.Equal(["images@example.com"], configuration.Notifications.Emails);
        Assert.Equal(30, configuration.LogRetentionDays);
    }

    [Fact]
    public void Read_EmptyInstances_AreANetworkOfTheDeploymentsOwn()
    {
        var instances = ConfigurationReader.Read("""{ "instances": {} }""").Instances!;

        Assert.Empty(instances.SubnetIds);
        Assert.Null(instances.SecurityGroupId);
        Assert.Empty(instances.Types);
    }

    [Theory]
    [InlineData("Golden")]
    [InlineData("a")]
    [InlineData("GoldenImagesProd")]
    public void Read_Name_IsTaken(string name) => Assert.Equal(name, ConfigurationReader.Read($$"""{ "name": "{{name}}" }""").Name.Text);

    /// <summary>A role of another pipeline in the same source account is not this one's.</summary>
    [Fact]
    public void Read_Roles_AreSourcesOfThePipelineThatTheyAreNamedAfter()
    {
        const string Roles = """{ "roles": [{ "arn": "arn:aws:iam::222233334444:role/ami-pipeline/AmiPipelineSource", "externalId": "xy" }, { "arn": "arn:aws:iam::222233334444:role/ami-pipeline/GoldenSource", "externalId": "xy" }] }""";

        Assert.Equal(["AmiPipelineSource"], ConfigurationReader.Read($$"""{ "guardrails": {{Roles}} }""").SourceRoles().Select(role => role.Name()));
        Assert.Equal(["GoldenSource"], ConfigurationReader.Read($$"""{ "name": "Golden", "guardrails": {{Roles}} }""").SourceRoles().Select(role => role.Name()));
    }

    [Theory]
    [InlineData("222233334444", "eu-west-1", 5)]
    [InlineData("111122223333", "eu-west-1", 4)]
    [InlineData("111122223333", "us-east-1", 20)]
    public void Read_CopyQueue_HasSlotsByDestination(string account, string region, int slots) => Assert.Equal(slots, ConfigurationReader
        .Read("""{ "copyQueue": { "destinations": [{ "region": "eu-west-1", "slots": 4 }, { "region": "eu-west-1", "accountId": "222233334444", "slots": 5 }] } }""")
        .CopyQueue!.SlotsOf(new AwsLocation(account, region)));

    [Theory]
    [InlineData("true", "/copyQueue: must be an object, not true")]
    [InlineData("""{ "slots": 0 }""", "/copyQueue/slots: is 0; must be a whole number from 1 to 1000")]
    [InlineData("""{ "destinations": [{ "region": "eu" }] }""", "/copyQueue/destinations/0/region: is \"eu\"; must be a Region such as eu-west-1\n/copyQueue/destinations/0/slots: is missing; give a whole number from 1 to 1000")]
    [InlineData("""{ "destinations": [{ "region": "eu-west-1", "slots": 1 }, { "region": "eu-west-1", "slots": 2 }] }""", "/copyQueue/destinations/1: names a Region and account that an entry before it names; give each once")]
    public void Read_CopyQueue_ThatCannotBe_IsRefused(string queue, string problems) =>
        Assert.Equal(problems, Assert.Throws<ConfigurationRefusedException>(() => ConfigurationReader.Read($$"""{ "copyQueue": {{queue}} }""")).Message);

    /// <summary>What code decides is read as it was meant: nothing is lost on the way, and only defaults are added.</summary>
    [Fact]
    public void Write_OfWhatWasRead_IsTheDocument()
    {
        var expected = JsonNode.Parse(Configurations.Full, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!.AsObject();
        expected.Remove("$schema");
        (expected["name"], expected["keepLogs"], expected["fleetBucket"]) = ("Golden", false, true);
        expected["instances"]!["subnetOwner"] = "222233334444";
        expected["copyQueue"] = JsonNode.Parse("""{ "slots": 19, "destinations": [{ "region": "eu-west-1", "slots": 4 }, { "region": "eu-west-1", "accountId": "222233334444", "slots": 5 }] }""");
        expected["guardrails"]!["roles"]![0]!["arn"] = "arn:aws:iam::222233334444:role/ami-pipeline/GoldenSource";
        expected["reconciliation"]!["since"] = "2026-11-01T00:00:00.5+01:00";
        expected["triggers"]![1]!["match"]!["owners"] = new JsonArray("self");
        expected["triggers"]![1]!["match"]!["tags"] = new JsonObject();

        var written = JsonNode.Parse(ConfigurationWriter.Write(ConfigurationReader.Read(expected.ToJsonString())));

        Assert.True(JsonNode.DeepEquals(expected, written), written!.ToJsonString());
    }

    [Fact]
    public void Write_OfTheDefaults_ReadsAsTheDefaults()
    {
        var configuration = ConfigurationReader.Read(ConfigurationWriter.Write(new DeploymentConfiguration()));

        Assert.Equal(ConfigurationWriter.Write(new DeploymentConfiguration()), ConfigurationWriter.Write(configuration));
        Assert.Null(configuration.Instances);
    }

    [Fact]
    public void Read_Match_HasOwnImagesByDefaultAndOnlyThen()
    {
        var rules = ConfigurationReader.Read(Configurations.Full).Triggers;

        Assert.Equal(("base-*", "base"), (rules[0].Match.Name, rules[0].Match.Tags["team"]));
        Assert.Equal(["self"], rules[0].Match.Owners);
        Assert.Equal(["222233334444"], rules[0].Match.Accounts);
        Assert.Equal(["self"], rules[1].Match.Owners);
        Assert.Empty(rules[1].Match.Accounts);
        Assert.Null(rules[1].Match.Name);
    }

    [Theory]
    [MemberData(nameof(ConfigurationFaults.All), MemberType = typeof(ConfigurationFaults))]
    public void Read_OneFault_IsReportedByPointerAndSaysWhatIsRight(string what, string document, string field, string message)
    {
        var refused = Assert.Throws<ConfigurationRefusedException>(() => ConfigurationReader.Read(document));

        var problem = Assert.Single(refused.Problems);
        Assert.Equal((what, field, message), (what, problem.Field, problem.Message));
    }

    [Fact]
    public void Read_ManyFaults_AreAllReportedAtOnce()
    {
        var refused = Assert.Throws<ConfigurationRefusedException>(() => ConfigurationReader.Read("""
            { "guardrails": { "keys": ["x"], "roles": [{}] }, "triggers": [7, { "name": "a b", "match": { "name": "" }, "request": { "name": "golden", "via": "x" } }], "logRetentionDays": "90" }
            """));

        Assert.Equal(
            [
                "/guardrails/keys/0", "/guardrails/roles/0/arn", "/guardrails/roles/0/externalId", "/logRetentionDays", "/triggers/0",
                "/triggers/1/match/name", "/triggers/1/name", "/triggers/1/request/name", "/triggers/1/request/via",
            ],
            refused.Problems.Select(problem => problem.Field).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_NoJson_SaysWhere()
    {
        var refused = Assert.Throws<ConfigurationRefusedException>(() => ConfigurationReader.Read("{\n  \"triggers\": x }"));

        Assert.Equal("configuration: is not JSON: line 2, byte 15", refused.Message);
    }

    [Fact]
    public void RequestFor_AnImage_IsARequestWithItAsTheSource()
    {
        var rule = ConfigurationReader.Read(Configurations.Rule(request: """{ "name": "{source.id}-x", /* which */ "kmsKeyId": "alias/golden", "tags": { "a": "ü\"" } }""")).Triggers[0];

        var json = rule.RequestFor("ami-0123456789abcdef0", accountId: null);

        var request = RequestReader.Read(json);
        Assert.Equal(new RequestSource { ImageId = "ami-0123456789abcdef0" }, request.Source);
        Assert.Equal(("{source.id}-x", "alias/golden", "ü\""), (request.Name, request.KmsKeyId, request.Tags["a"]));
    }

    [Fact]
    public void RequestFor_AnImageOfASourceAccount_NamesTheAccount()
    {
        using var document = JsonDocument.Parse(ConfigurationReader.Read(Configurations.Rule()).Triggers[0].RequestFor("ami-0123456789abcdef0", "222233334444"));

        Assert.Equal("""{"imageId":"ami-0123456789abcdef0","accountId":"222233334444"}""", document.RootElement.GetProperty("source").GetRawText());
    }

    /// <summary>What a plain deployment of a fresh clone does: nothing, until somebody asks.</summary>
    [Fact]
    public void Example_AtTheRoot_StartsNothingByItself()
    {
        var configuration = ConfigurationReader.Read(Repository.Read("deployment.json"));

        Assert.Empty(configuration.Triggers);
        Assert.Null(configuration.Reconciliation);
    }

    /// <summary>The lines that the example has as comments are right as they are: without the slashes they are what <c>examples/triggers.deployment.json</c> says.</summary>
    [Fact]
    public void Example_AtTheRoot_WithItsCommentedLines_IsTheExampleWithTriggers()
    {
        var configuration = ConfigurationReader.Read(CommentedLine().Replace(Repository.Read("deployment.json"), "  "));
        var example = ConfigurationReader.Read(Repository.Read("examples/triggers.deployment.json"));

        Assert.Equal(2, example.Triggers.Count);
        Assert.Equal(example.Triggers.Select(Text), configuration.Triggers.Select(Text));
        Assert.NotNull(configuration.Reconciliation);
        Assert.Equal(example.Reconciliation, configuration.Reconciliation);
    }

    private static string Text(TriggerRule rule) =>
        $"{rule.Name}: {rule.Match.Name} {string.Join(", ", rule.Match.Tags)} {rule.RequestFor("ami-0123456789abcdef0", null)}";

    // Sentences begin with a letter.
    [GeneratedRegex("""^  // (?=[ "{}\[\]])""", RegexOptions.Multiline)]
    private static partial Regex CommentedLine();
}
