using AmiPipeline.Configuration;
using AmiPipeline.Triggers;
using Xunit;

namespace AmiPipeline.Tests.Triggers;

public sealed class RuleChoiceTests
{
    private const string Other = "222233334444";

    private static readonly AwsLocation Here = new("111122223333", "us-east-1");

    private static readonly CandidateImage Own = new() { Id = "ami-1", Name = "base-1", OwnerId = Here.AccountId, State = "available", Tags = new Dictionary<string, string> { ["team"] = "base", ["os"] = "linux" } };

    [Theory]
    [InlineData("""{ }""", true)]
    [InlineData("""{ "owners": ["self"] }""", true)]
    [InlineData("""{ "owners": ["amazon"] }""", false)]
    [InlineData("""{ "owners": ["self", "amazon"], "name": "base-*" }""", true)]
    [InlineData("""{ "name": "golden-*" }""", false)]
    [InlineData("""{ "tags": { "team": "base" } }""", true)]
    [InlineData("""{ "tags": { "team": "b*", "os": "linux" } }""", true)]
    [InlineData("""{ "tags": { "team": "base", "stage": "*" } }""", false)]
    [InlineData("""{ "tags": { "team": "data" } }""", false)]
    [InlineData("""{ "name": "base-*", "tags": { "team": "data" } }""", false)]
    public void Match_OfAnOwnImage_WantsOwnerNameAndTags(string match, bool expected) =>
        Assert.Equal(expected, RuleChoice.Choose(Rules(match), Own, Here) is not null);

    [Theory]
    [InlineData("""{ "owners": ["self"] }""", false, false)]
    [InlineData("""{ "owners": ["222233334444"] }""", true, false)]
    [InlineData("""{ "accounts": ["222233334444"] }""", true, true)]
    [InlineData("""{ "owners": ["self"], "accounts": ["222233334444"] }""", true, true)]
    public void Match_OfAnotherAccountsImage_NeedsSharingWhereTheAccountHasTheRole(string match, bool expected, bool shared)
    {
        var image = Own with { OwnerId = Other };

        var rule = RuleChoice.Choose(Rules(match), image, Here);

        Assert.Equal(expected, rule is not null);
        Assert.Equal(shared, rule is not null && RuleChoice.NeedsSharing(rule, image));
    }

    [Fact]
    public void Match_OfAmazon_GoesByTheAlias()
    {
        var rules = Rules("""{ "owners": ["amazon"] }""");

        Assert.NotNull(RuleChoice.Choose(rules, Own with { OwnerId = "137112412989", OwnerAlias = "amazon" }, Here));
        Assert.Null(RuleChoice.Choose(rules, Own with { OwnerId = "137112412989" }, Here));
    }

    [Fact]
    public void Choice_OfSeveralThatMatch_IsTheFirst()
    {
        var rules = Rules("""{ "name": "golden-*" }""", """{ "tags": { "os": "linux" } }""", """{ "name": "base-*" }""");

        Assert.Equal("rule-1", RuleChoice.Choose(rules, Own, Here)!.Name);
        Assert.Equal("rule-2", RuleChoice.Choose(rules, Own with { Tags = new Dictionary<string, string>() }, Here)!.Name);
    }

    private static IReadOnlyList<TriggerRule> Rules(params string[] matches)
    {
        var rules = matches.Select((match, index) => $$"""{ "name": "rule-{{index}}", "match": {{match}}, "request": { "name": "{source.id}-x" } }""");
        return ConfigurationReader.Read($$"""
            { "guardrails": { "accounts": ["self", "amazon", "{{Other}}"], "roles": [{ "arn": "arn:aws:iam::{{Other}}:role/ami-pipeline/AmiPipelineSource", "externalId": "golden" }] },
              "triggers": [{{string.Join(", ", rules)}}] }
            """).Triggers;
    }
}
