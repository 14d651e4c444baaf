using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Whatever a caller sends is answered: with 200, or with an error that has a code.</summary>
public sealed class RobustnessTests : IDisposable
{
    private static readonly string[] OddValues =
        ["", "null", "-1", "0", "99999999999999999999", "true", "ami-", "arn:", "arn:aws:kms:::", "alias/", "*", "%", "&", "<x>", "\0", new('x', 5000)];

    private readonly Lab _lab = CallForms.Prepared();

    public static TheoryData<string> Calls => [.. CallForms.All];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Call_IsAnswered_AndSoIsEveryOddVariation(string form)
    {
        using (var fresh = CallForms.Prepared())
        {
            Assert.Equal((200, form), (fresh.Post(form).Status, form));
        }

        var pairs = form.Split('&');
        for (var index = 0; index < pairs.Length; index++)
        {
            Check(string.Join('&', pairs.Where((_, other) => other != index)));
            foreach (var odd in OddValues)
            {
                var name = pairs[index].Split('=')[0];
                Check(string.Join('&', pairs.Select((pair, other) => other == index ? $"{name}={Uri.EscapeDataString(odd)}" : pair)));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"KeyId\":{}}")]
    public void Kms_AnswersWhatIsNoRequest(string body)
    {
        var (status, answer) = _lab.Post(body, "kms", "TrentService.DescribeKey");

        Assert.Equal(400, status);
        Assert.Contains("__type", answer);
    }

    [Fact]
    public void Forms_CoverEveryAction() =>
        Assert.Equal(Services.Ec2Actions.ByName.Keys.Order(), CallForms.All.Select(CallForms.ActionOf).Distinct().Order());

    public void Dispose() => _lab.Dispose();

    private void Check(string form)
    {
        var (status, body) = _lab.Post(form);
        _lab.Pass(1);

        Assert.True(status == 200 || (status is >= 400 and < 500 && body.Contains("<Code>", StringComparison.Ordinal)), $"{form}: {status} {body}");
    }
}
