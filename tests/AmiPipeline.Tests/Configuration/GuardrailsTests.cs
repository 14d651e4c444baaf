using AmiPipeline.Configuration;
using Xunit;

namespace AmiPipeline.Tests.Configuration;

public sealed class GuardrailsTests
{
    private static readonly AwsLocation Here = new("111122223333", "us-east-1");

    [Theory]
    [InlineData("arn:aws:kms:us-east-1:111122223333:key/k1", true)]
    [InlineData("arn:aws-cn:kms:us-east-1:111122223333:key/k1", true)]
    [InlineData("arn:aws:kms:us-east-1:222233334444:key/k1", false)]
    [InlineData("arn:aws:kms:eu-west-1:111122223333:key/k1", false)]
    public void AllowsKey_ByDefault_IsOfTheAccountAndRegion(string key, bool expected) => Assert.Equal(expected, new Guardrails().AllowsKey(key, Here));

    [Theory]
    [InlineData("arn:aws:kms:*:222233334444:key/*", true)]
    [InlineData("arn:aws:kms:us-east-1:222233334444:key/k1", true)]
    [InlineData("arn:aws:kms:us-east-1:222233334444:key/k?", true)]
    [InlineData("arn:aws:kms:us-east-1:222233334444:key/k", false)]
    [InlineData("arn:aws:kms:us-east-1:111122223333:key/*", false)]
    public void AllowsKey_ByPattern_IsWhatItMatchesAlone(string pattern, bool expected) =>
        Assert.Equal(expected, new Guardrails { Keys = [pattern] }.AllowsKey("arn:aws:kms:us-east-1:222233334444:key/k1", Here));

    [Theory]
    [InlineData("111122223333", null, true)]
    [InlineData("137112412989", "amazon", true)]
    [InlineData("679593333241", "aws-marketplace", false)]
    [InlineData("222233334444", null, false)]
    public void AllowsOwner_ByDefault_IsSelfAndAmazon(string owner, string? alias, bool expected) =>
        Assert.Equal(expected, new Guardrails().AllowsOwner(owner, alias, Here));

    [Fact]
    public void AllowsOwner_ByAccount_IsThatAccountAlone()
    {
        var guardrails = new Guardrails { Accounts = ["222233334444"] };

        Assert.True(guardrails.AllowsOwner("222233334444", null, Here));
        Assert.False(guardrails.AllowsOwner("111122223333", null, Here));
        Assert.False(guardrails.AllowsOwner("137112412989", "amazon", Here));
    }

    [Fact]
    public void AllowsRegion_ByDefault_IsTheDeploymentsOwn()
    {
        Assert.True(new Guardrails().AllowsRegion("us-east-1", Here));
        Assert.False(new Guardrails().AllowsRegion("eu-west-1", Here));
        Assert.True(new Guardrails { Regions = ["eu-west-1"] }.AllowsRegion("eu-west-1", Here));
        Assert.False(new Guardrails { Regions = ["eu-west-1"] }.AllowsRegion("us-east-1", Here));
    }
}
