using Amazon.EC2.Model;
using AmiPipeline.Simulator.Options;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>The truth table of CopyImage, row by row (EC2 User Guide, "Use encryption with EBS-backed AMIs").</summary>
public sealed class CopyImageEncryptionTests
{
    private const string Plain = "ami-03000000000000001";
    private const string UnderRoot = "ami-02000000000000001";
    private const string Shared = "ami-0f000000000000002";
    private const string European = "ami-0e000000000000001";

    public static TheoryData<string, string, bool?, string?, bool, string?> Rows => new()
    {
        // source, its Region, Encrypted, KmsKeyId, encryption by default → key of the copy; "alias/logs" is the default key
        { Plain, Lab.Here, null, null, false, null },
        { Plain, Lab.Here, false, null, false, null },
        { Plain, Lab.Here, null, null, true, "alias/logs" },
        { Plain, Lab.Here, false, null, true, "alias/logs" },
        { Plain, Lab.Here, true, null, false, "alias/logs" },
        { Plain, Lab.Here, true, null, true, "alias/logs" },
        { Plain, Lab.Here, true, "alias/golden", false, "alias/golden" },
        { Plain, Lab.Here, true, "alias/golden", true, "alias/golden" },
        { UnderRoot, Lab.Here, null, null, false, "alias/root" },
        { UnderRoot, Lab.Here, null, null, true, "alias/root" },
        { UnderRoot, Lab.Here, true, null, false, "alias/root" },
        { UnderRoot, Lab.Here, true, null, true, "alias/root" },
        { UnderRoot, Lab.Here, true, "alias/golden", false, "alias/golden" },
        { UnderRoot, Lab.Here, true, "alias/golden", true, "alias/golden" },
        { Shared, Lab.Here, null, null, false, "alias/logs" },
        { Shared, Lab.Here, null, null, true, "alias/logs" },
        { Shared, Lab.Here, true, null, false, "alias/logs" },
        { Shared, Lab.Here, true, null, true, "alias/logs" },
        { Shared, Lab.Here, true, "alias/golden", false, "alias/golden" },
        { European, Lab.Europe, null, null, false, "alias/logs" },
        { European, Lab.Europe, null, null, true, "alias/logs" },
        { European, Lab.Europe, true, "alias/golden", false, "alias/golden" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Copy_OfOneSnapshot_GetsTheKeyOfTheTable(
        string source, string region, bool? encrypted, string? key, bool encryptionByDefault, string? expected)
    {
        using var lab = await LabWithDefaultKeyAsync(encryptionByDefault);

        var id = await lab.CopyAsync(new CopyImageRequest { SourceImageId = source, SourceRegion = region, Encrypted = encrypted, KmsKeyId = key });
        lab.PassHours(1);

        var image = lab.View.Image(id);
        Assert.Equal("available", image.State);
        var device = Assert.Single(image.Devices);
        Assert.Equal(expected is null ? null : lab.KeyArn(expected), device.KeyArn);
        Assert.Equal(expected is not null, device.Encrypted);
    }

    [Fact]
    public async Task Copy_WithoutKey_ByTheOtherText_TakesTheDefaultKey()
    {
        using var lab = new Lab(options => options with { EncryptedCopyWithoutKey = EncryptedCopyWithoutKey.DefaultKey });

        var id = await lab.CopyAsync(new CopyImageRequest { SourceImageId = UnderRoot });

        Assert.Equal(lab.KeyArn("alias/aws/ebs"), Assert.Single(lab.View.Image(id).Devices).KeyArn);
    }

    [Theory]
    [InlineData(Plain, null, false)]
    [InlineData(Plain, false, false)]
    [InlineData(Plain, null, true)]
    [InlineData(Plain, false, true)]
    [InlineData(UnderRoot, null, false)]
    [InlineData(UnderRoot, false, false)]
    [InlineData(UnderRoot, null, true)]
    [InlineData(UnderRoot, false, true)]
    [InlineData(Shared, null, false)]
    [InlineData(Shared, null, true)]
    public async Task Copy_WithKeyButNotEncrypted_IsRefused(string source, bool? encrypted, bool encryptionByDefault)
    {
        using var lab = await LabWithDefaultKeyAsync(encryptionByDefault);

        var error = await Lab.Fails(lab.CopyAsync(
            new CopyImageRequest { SourceImageId = source, Encrypted = encrypted, KmsKeyId = "alias/golden" }));

        Assert.Equal("InvalidParameterDependency", error.ErrorCode);
        Assert.Equal("The parameter KmsKeyId requires the parameter Encrypted to be set.", error.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Copy_ToUnencrypted_IsRefused(bool encryptionByDefault)
    {
        using var lab = await LabWithDefaultKeyAsync(encryptionByDefault);

        var error = await Lab.Fails(lab.CopyAsync(new CopyImageRequest { SourceImageId = UnderRoot, Encrypted = false }));

        Assert.Equal("InvalidRequest", error.ErrorCode);
        Assert.Equal(
            "Snapshot snap-02000000000000001 is encrypted. Creating unencrypted copy from an encrypted snapshot is not supported.",
            error.Message);
    }

    internal static async Task<Lab> LabWithDefaultKeyAsync(bool encryptionByDefault)
    {
        var lab = new Lab();
        await lab.Ec2.ModifyEbsDefaultKmsKeyIdAsync(new ModifyEbsDefaultKmsKeyIdRequest { KmsKeyId = "alias/logs" });
        if (encryptionByDefault)
        {
            await lab.Ec2.EnableEbsEncryptionByDefaultAsync(new EnableEbsEncryptionByDefaultRequest());
        }

        return lab;
    }
}
