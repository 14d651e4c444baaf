using Xunit;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>Assertions that tell every entry of a list, one a line.</summary>
internal static class Lines
{
    public static void AssertNone(IEnumerable<object> entries)
    {
        var lines = entries.Select(entry => $"{entry}").ToList();
        Assert.True(lines.Count == 0, string.Join('\n', lines));
    }
}
