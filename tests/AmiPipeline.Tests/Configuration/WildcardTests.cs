using AmiPipeline.Configuration;
using Xunit;

namespace AmiPipeline.Tests.Configuration;

public sealed class WildcardTests
{
    [Theory]
    [InlineData("base-*", "base-2026", true)]
    [InlineData("base-*", "base-", true)]
    [InlineData("base-*", "Base-1", false)]
    [InlineData("base-*", "my-base-1", false)]
    [InlineData("*base*", "my-base-1", true)]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("?", "", false)]
    [InlineData("a*b*c", "a1b2b3c", true)]
    [InlineData("a*b*c", "a1b2b3d", false)]
    [InlineData("*aab", "aaaab", true)]
    [InlineData("base", "base-1", false)]
    [InlineData("[b].+", "b1", false)]
    public void Matches_AText_AsIamWould(string pattern, string text, bool expected) => Assert.Equal(expected, Wildcard.Matches(pattern, text));
}
