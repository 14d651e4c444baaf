using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Reads what instance types ask of an image.</summary>
internal sealed class InstanceTypeReader(Ec2Reader reader)
{
    /// <summary>Those of some types that exist in the Region, by name; null if they may not be described.</summary>
    public async Task<IReadOnlyDictionary<string, InstanceTypeFacts>?> ReadAsync(IReadOnlyList<string> types)
    {
        try
        {
            return (await reader.InstanceTypesAsync(types)).ToDictionary(type => type.InstanceType.Value, Facts, StringComparer.Ordinal);
        }
        catch (AmazonEC2Exception error) when (Ec2ErrorCodes.IsNotAllowed(error.ErrorCode))
        {
            return null;
        }
    }

    private static InstanceTypeFacts Facts(InstanceTypeInfo type) => new()
    {
        Architectures = type.ProcessorInfo?.SupportedArchitectures.NullIfEmpty(),
        BootModes = type.SupportedBootModes.NullIfEmpty(),
        VirtualizationTypes = type.SupportedVirtualizationTypes.NullIfEmpty(),
        RequiresEna = type.NetworkInfo?.EnaSupport is { } ena ? ena == EnaSupport.Required : null,
        HasNitroTpm = type.NitroTpmSupport is { } tpm ? tpm == NitroTpmSupport.Supported : null,
        MaxVolumes = type.EbsInfo?.MaximumEbsAttachments,
    };
}
