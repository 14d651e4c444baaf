using AmiPipeline.Verification;
using Xunit;

namespace AmiPipeline.Tests.Verification;

public sealed class DifferenceTableTests
{
    [Fact]
    public void Of_Differences_LinesThemUp() =>
        Assert.Equal(
            """
            what                 expected  found
            /dev/xvda encrypted  yes       no
            bootMode             uefi      legacy-bios
            """.ReplaceLineEndings("\n"),
            DifferenceTable.Format([new("/dev/xvda encrypted", "yes", "no"), new("bootMode", "uefi", "legacy-bios")]));
}
