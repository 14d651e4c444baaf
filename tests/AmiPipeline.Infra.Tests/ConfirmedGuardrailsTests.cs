using AmiPipeline.Configuration;
using AmiPipeline.Infra.Options;
using AmiPipeline.Sharing;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>Guardrails are not replaced by mistake: CloudFormation refuses an update whose guardrails nobody has confirmed.</summary>
public sealed class ConfirmedGuardrailsTests
{
    private static readonly Guardrails Deployed = new()
    {
        Keys = ["arn:aws:kms:us-east-1:111122223333:key/a", "arn:aws:kms:us-east-1:111122223333:key/b"],
        Regions = ["us-east-1"],
        Accounts = ["self"],
        Organizations = ["o-aaaaaaaaaa"],
        Roles = [new AllowedRole("arn:aws:iam::444455556666:role/ami-pipeline/AmiPipelineSource", "id-1")],
    };

    public static TheoryData<string, Guardrails> Others => new()
    {
        { "none of its own", new Guardrails() },
        { "a key less", Deployed with { Keys = ["arn:aws:kms:us-east-1:111122223333:key/a"] } },
        { "every key", Deployed with { Keys = null } },
        { "a Region more", Deployed with { Regions = ["us-east-1", "eu-west-1"] } },
        { "the own Region", Deployed with { Regions = null } },
        { "an account more", Deployed with { Accounts = ["self", "amazon"] } },
        { "some parameters", Deployed with { Parameters = ["/images/*"] } },
        { "sharing", Deployed with { ShareWith = ["222233334444"] } },
        { "parameters to publish", Deployed with { Publish = new() { Parameters = ["/images/*"] } } },
        { "families of which images may go", Deployed with { RetentionFamilies = ["web"] } },
        { "launch templates to publish", Deployed with { Publish = new() { LaunchTemplates = ["lt-0e000000000000001"] } } },
        { "watermarks", Deployed with { Publish = new() { Watermarks = ["golden base"] } } },
        { "no organization", Deployed with { Organizations = [] } },
        { "another external id", Deployed with { Roles = [new AllowedRole("arn:aws:iam::444455556666:role/ami-pipeline/AmiPipelineSource", "id-2")] } },
    };

    /// <summary>A guardrail that is not in the digest could be taken away unseen.</summary>
    [Fact]
    public void Others_DifferInEachGuardrail() => Assert.All(typeof(Guardrails).GetProperties(), guardrail =>
        Assert.Contains(Others.Skip(1), other => !Equals(guardrail.GetValue(other.Data.Item2), guardrail.GetValue(Deployed))));

    [Theory]
    [MemberData(nameof(Others))]
    public void Digest_OfOtherGuardrails_Differs(string difference, Guardrails guardrails) =>
        Assert.True(ConfirmedGuardrails.Digest(Deployed) != ConfirmedGuardrails.Digest(guardrails), difference);

    /// <summary>A watermark's name may have blanks: two names are not one of two words.</summary>
    [Fact]
    public void Digest_OfANameOfTwoWords_IsNotThatOfTwoNames() => Assert.NotEqual(
        ConfirmedGuardrails.Digest(Deployed with { Publish = new() { Watermarks = ["base golden"] } }),
        ConfirmedGuardrails.Digest(Deployed with { Publish = new() { Watermarks = ["base", "golden"] } }));

    [Fact]
    public void Digest_InAnotherOrder_IsTheSame()
    {
        var reordered = Deployed with { Keys = [.. Deployed.Keys!.Reverse()] };

        Assert.Equal(ConfirmedGuardrails.Digest(Deployed), ConfirmedGuardrails.Digest(reordered));
        Assert.Equal(ConfirmedGuardrails.Digest(new Guardrails()), ConfirmedGuardrails.Digest(new Guardrails { Accounts = ["amazon", "self"] }));
    }

    [Fact]
    public void Template_ComparesTheDeployedDigestWithItsOwn()
    {
        var template = Template.CheckedIn(PipelineName.Default);
        var digest = template.Root.GetProperty("Parameters").GetProperty(ConfirmedGuardrails.Parameter).GetProperty("Default").GetString()!;
        var assertion = template.Root.GetProperty("Rules").GetProperty("GuardrailsConfirmed").GetProperty("Assertions")[0];

        var compared = assertion.GetProperty("Assert").GetProperty("Fn::Equals");
        Assert.Equal(($"${{{ConfirmedGuardrails.Parameter}}}", digest), (Template.Text(compared[0]), compared[1].GetString()));
        Assert.EndsWith($"--parameters {PipelineName.Default}:{ConfirmedGuardrails.Parameter}={digest}", assertion.GetProperty("AssertDescription").GetString(), StringComparison.Ordinal);
    }
}
