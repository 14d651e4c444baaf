using AmiPipeline.Sharing;
using Xunit;

namespace AmiPipeline.Tests.Sharing;

/// <summary>The marks of access that the pipeline has given for a while.</summary>
public sealed class SharingTagsTests
{
    private const string One = "111122223333";
    private const string Two = "444455556666";
    private const int MaxValueLength = 256;

    private static readonly string Key = SharingTags.KeyFor(new ExecutionIdentity("arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:one", "one", ""));
    private static readonly string Another = SharingTags.KeyFor(new ExecutionIdentity("arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:two", "two", ""));

    /// <summary>A hundred accounts need six tags, each as long as EC2 lets one be.</summary>
    [Fact]
    public void Create_OfAHundredAccounts_FitsIntoFewTags()
    {
        var accounts = Enumerable.Range(0, 100).Select(number => $"{number:000000000000}").ToList();

        var tags = SharingTags.Create(Key, SharingTags.Returning, accounts);

        Assert.Equal(6, tags.Count);
        Assert.All(tags.Values, value => Assert.InRange(value.Length, 1, MaxValueLength));
        Assert.Equal(tags.Keys, SharingTags.KeysOf(tags, Key));
        Assert.Equal(accounts, SharingTags.AccountsOf(tags, Key));
    }

    /// <summary>ARNs are as long as twelve accounts at most.</summary>
    [Fact]
    public void Create_OfOrganizations_FitsThemIntoTags()
    {
        var holders = Enumerable.Range(0, 20).Select(number => $"arn:aws-us-gov:organizations::111122223333:ou/o-{new string('a', 32)}/ou-{new string('b', 32)}-{number:00000000}{new string('c', 24)}").Append(One).ToList();

        var tags = SharingTags.Create(SharingTags.Lasting, SharingTags.Given, holders);

        Assert.All(tags.Values, value => Assert.InRange(value.Length, 1, MaxValueLength));
        Assert.Equal(holders, SharingTags.AccountsOf(tags, SharingTags.Lasting));
    }

    [Theory]
    [InlineData("given 444455556666", Two, true)]
    [InlineData("given 444455556666", One, false)]
    [InlineData("returning 444455556666", Two, false)]
    [InlineData("given", One, true)]
    [InlineData("returning", One, false)]
    public void IsNeededByAnother_AsksForTheAccount_AndOldTagsNameNone(string value, string accountId, bool isNeeded)
    {
        var tags = new Dictionary<string, string> { [Key] = $"given {accountId}", [Another] = value };

        Assert.Equal(isNeeded, SharingTags.IsNeededByAnother(tags, Key, accountId));
    }

    [Fact]
    public void Names_IsTrueOfAccountsThatThePipelineGaveAccess_AndNoOthers()
    {
        var tags = new Dictionary<string, string> { [Key] = $"given {Two}", ["team"] = One };

        Assert.True(SharingTags.Names(tags, Two));
        Assert.False(SharingTags.Names(tags, One));
    }
}
