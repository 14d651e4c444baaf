using AmiPipeline.Documents;
using Xunit;

namespace AmiPipeline.Tests;

public sealed class PartitionTests
{
    [Theory]
    [InlineData("us-east-1", "aws", "amazonaws.com", "console.aws.amazon.com")]
    [InlineData("il-central-1", "aws", "amazonaws.com", "console.aws.amazon.com")]
    [InlineData("cn-north-1", "aws-cn", "amazonaws.com.cn", "console.amazonaws.cn")]
    [InlineData("us-gov-west-1", "aws-us-gov", "amazonaws.com", "console.amazonaws-us-gov.com")]
    [InlineData("eusc-de-east-1", "aws-eusc", "amazonaws.eu", "console.amazonaws-eusc.eu")]
    [InlineData("us-iso-east-1", "aws-iso", "c2s.ic.gov", null)]
    [InlineData("us-isob-east-1", "aws-iso-b", "sc2s.sgov.gov", null)]
    [InlineData("eu-isoe-west-1", "aws-iso-e", "cloud.adc-e.uk", null)]
    [InlineData("us-isof-south-1", "aws-iso-f", "csp.hci.ic.gov", null)]
    public void Partition_OfARegion_HasItsNameAndHosts(string region, string name, string suffix, string? console)
    {
        var partition = Partition.OfRegion(region);

        Assert.True(AwsFormats.IsRegion(region));
        Assert.Equal((name, suffix, console), (partition.Name, partition.DnsSuffix, partition.ConsoleHost));
    }

    [Theory]
    [InlineData("nz-north-1", "aws")]
    [InlineData("ap-southeast-12", "aws")]
    [InlineData("us-government-1", "aws")]
    [InlineData("cn-south-1", "aws-cn")]
    [InlineData("us-gov-central-1", "aws-us-gov")]
    [InlineData("eusc-fr-west-2", "aws-eusc")]
    [InlineData("us-isob-west-1", "aws-iso-b")]
    public void Region_ThatIsNew_IsInThePartitionThatItsNameSays(string region, string name)
    {
        Assert.True(AwsFormats.IsRegion(region));
        Assert.Equal(name, Partition.OfRegion(region).Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("here")]
    [InlineData("us-east")]
    [InlineData("us-east-1a")]
    [InlineData("useast-1")]
    [InlineData("useast-west-1")]
    [InlineData("US-EAST-1")]
    [InlineData("us-east-123")]
    [InlineData("us-east-1\n")]
    [InlineData("eusc-1")]
    [InlineData("aws-global")]
    public void Region_OfNoSuchShape_IsNone(string text) => Assert.False(AwsFormats.IsRegion(text));
}
