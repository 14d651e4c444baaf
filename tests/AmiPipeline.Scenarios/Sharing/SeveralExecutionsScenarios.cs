using Xunit;

namespace AmiPipeline.Scenarios.Sharing;

/// <summary>Several executions with the same source, each beginning and ending when it will: none takes the access from another.</summary>
public sealed class SeveralExecutionsScenarios
{
    [Fact]
    public void FirstOnesEnd_TakesNothingFromTheSecond()
    {
        var source = new SharedSource();
        var sharing = new Sharing(source);

        sharing.Share("one");
        sharing.Share("two");
        sharing.Unshare("one");
        Assert.True(source.IsShared());

        sharing.Unshare("two");
        source.AssertNothingLeft();
    }

    /// <summary>While one ends, the other begins and comes to have its access, between any two calls of the first.</summary>
    [Fact]
    public void OneBegins_AnywhereInTheEndOfAnother_AndHasItsAccess() =>
        AtEachCall(before: sharing => sharing.Share("one"), outer: sharing => sharing.Unshare("one"), inner: sharing => sharing.Share("two"));

    [Fact]
    public void OneEnds_AnywhereInTheBeginningOfAnother_WhichHasItsAccess() =>
        AtEachCall(before: sharing => sharing.Share("one"), outer: sharing => sharing.Share("two"), inner: sharing => sharing.Unshare("one"));

    /// <summary>What another has just been given must not look like the owner's doing: it would go with the other.</summary>
    [Fact]
    public void TwoBegin_AtTheSameTime_AndOneEnds() =>
        AtEachCall(before: _ => { }, outer: sharing => sharing.Share("two"), inner: sharing => sharing.Share("one"), after: sharing => sharing.Unshare("one"));

    [Fact]
    public void TwoEnd_AtTheSameTime_AndTheThirdKeepsItsAccess() =>
        AtEachCall(
            before: sharing =>
            {
                sharing.Share("one");
                sharing.Share("three");
                sharing.Share("two");
            },
            outer: sharing => sharing.Unshare("one"),
            inner: sharing => sharing.Unshare("three"));

    [Fact]
    public void TwoEnd_AtTheSameTime_AndNothingIsLeft()
    {
        for (var number = 1; ; number++)
        {
            var source = new SharedSource();
            var sharing = new Sharing(source);
            sharing.Share("one");
            sharing.Share("two");

            var isReached = Interleave(source, number, () => sharing.Unshare("one"), () => sharing.Unshare("two"));

            if (!isReached)
            {
                return;
            }

            source.AssertNothingLeft();
        }
    }

    /// <summary>The execution's clean-up may come twice, and once more when everything is gone.</summary>
    [Fact]
    public void Unshare_AsOftenAsItWill_TakesNoMore()
    {
        var source = new SharedSource();
        var sharing = new Sharing(source);
        sharing.Share("one");

        var taken = sharing.UnshareByText("one");
        var again = sharing.UnshareByText("one");

        Assert.Equal(4, taken.GetProperty("resourceIds").GetArrayLength());
        Assert.Equal(0, again.GetProperty("resourceIds").GetArrayLength());
        source.AssertNothingLeft();
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("""{ "source": { "imageId": "ami-0f000000000000005", "accountId": 7 }, "name": "abc" }""")]
    public void Unshare_OfARequestThatWasRefused_HasNothingToTake(string request)
    {
        var source = new SharedSource();

        var taken = new Sharing(source).UnshareByText("one", request);

        Assert.Equal(0, taken.GetProperty("resourceIds").GetArrayLength());
        Assert.Equal(0, source.Account.Engine.Cloud.Calls.Count);
    }

    private static void AtEachCall(Action<Sharing> before, Action<Sharing> outer, Action<Sharing> inner, Action<Sharing>? after = null)
    {
        for (var number = 1; ; number++)
        {
            var source = new SharedSource();
            var sharing = new Sharing(source);
            before(sharing);

            var isReached = Interleave(source, number, () => outer(sharing), () => inner(sharing));

            if (!isReached)
            {
                Assert.True(number > 10, "The outer function made hardly a call.");
                return;
            }

            after?.Invoke(sharing);
            Assert.True(source.IsShared(), $"\"two\" lost its access after call {number}.");
            sharing.Unshare("two");
            source.AssertNothingLeft();
        }
    }

    /// <summary>Runs one function, and another right after the first one's call with a number; says whether there was such a call.</summary>
    private static bool Interleave(SharedSource source, int number, Action outer, Action inner)
    {
        var calls = 0;
        source.Account.Engine.Cloud.Calls.Answered += (_, _) =>
        {
            if (++calls == number)
            {
                inner();
            }
        };

        outer();
        return calls >= number;
    }
}
