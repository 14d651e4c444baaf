using AmiPipeline.Infra.Accounts;
using AmiPipeline.Infra.Options;
using Xunit;

namespace AmiPipeline.Infra.Tests;

public sealed class AccountOptionsTests
{
    private static readonly Dictionary<string, object?> Right = new() { ["pipelineAccount"] = "111122223333", ["externalId"] = "an-example" };

    [Fact]
    public void Options_WithoutPipelineAccount_AreThoseOfThePipeline() => Assert.Null(AccountOptions.Read(_ => null));

    [Fact]
    public void Options_Given_AreTaken()
    {
        var options = Read(("pipelineRegion", "eu-west-1"), ("role", "false"), ("sourceTag", "share=a=b"), ("keys", "arn:aws:kms:us-east-1:444455556666:key/*,arn:aws:kms:eu-west-1:444455556666:key/*"));

        Assert.Equal(("111122223333", "an-example", "eu-west-1", false, ("share", "a=b"), 2), (options!.PipelineAccount, options.ExternalId, options.PipelineRegion, options.MakesRole, options.SourceTag, options.Keys!.Count));
        Assert.Equal(("AmiPipeline", "Golden"), (Read()!.Pipeline.Text, Read(("name", "Golden"))!.Pipeline.Text));
        Assert.Equal((null, true, null, null), (Read()!.PipelineRegion, Read()!.MakesRole, Read()!.SourceTag, Read()!.Keys));
    }

    [Theory]
    [InlineData("pipelineAccount", "1111", "-c pipelineAccount=1111: must be an account's 12 digits.")]
    [InlineData("externalId", null, "-c externalId=ID is missing: the pipeline assumes roles of other accounts by an external id that both agree on.")]
    [InlineData("externalId", "a b", "-c externalId=a b: must be 2 to 1224 letters, digits and _+=,.@:/-.")]
    [InlineData("pipelineRegion", "everywhere", "-c pipelineRegion=everywhere: must be a Region such as us-east-1.")]
    [InlineData("name", "my-pipeline", $"-c name=my-pipeline: must be {PipelineName.Form}.")]
    [InlineData("role", "no", "-c role=no: must be true or false.")]
    [InlineData("sourceTag", "share", "-c sourceTag=share: must be KEY=VALUE.")]
    [InlineData("keys", "alias/k", "-c keys=alias/k: must be key ARNs such as arn:aws:kms:us-east-1:222233334444:key/*, with commas between.")]
    public void Option_ThatCannotBe_IsRefusedByName(string name, string? value, string message) =>
        Assert.Equal(message, Assert.Throws<DeploymentFaultException>(() => Read((name, value))).Message);

    /// <summary>The pipeline's own stack has the name of its configuration: said in two places, it could be two names.</summary>
    [Fact]
    public void Name_OfThePipelinesOwnStack_IsRefused() => Assert.Equal(
        "-c name=Golden goes with -c pipelineAccount=ID, for the stacks of other accounts. The pipeline's own stack takes its name from \"name\" in its configuration.",
        Assert.Throws<DeploymentFaultException>(() => AccountOptions.Read(name => name == "name" ? "Golden" : null)).Message);

    private static OtherAccountProps? Read(params (string Name, string? Value)[] changed)
    {
        var values = new Dictionary<string, object?>(Right);
        foreach (var (name, value) in changed)
        {
            values[name] = value;
        }

        return AccountOptions.Read(values.GetValueOrDefault);
    }
}
