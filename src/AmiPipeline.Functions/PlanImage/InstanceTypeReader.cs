using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Reads what instance types ask of an image.</summary>
internal sealed class InstanceTypeReader(IAmazonEC2 ec2)
{
    /// <summary>Those of some types that exist in the Region, by name; null if they may not be described.</summary>
    public async Task<IReadOnlyDictionary<string, InstanceTypeFacts>?> ReadAsync(IReadOnlyList<string> types)
    {
        var facts = new Dictionary<string, InstanceTypeFacts>(StringComparer.Ordinal);
        try
        {
            await foreach (var type in ec2.Paginators.DescribeInstanceTypes(new DescribeInstanceTypesRequest { Filters = [Ec2Filters.InstanceTypes(types)] }).InstanceTypes)
            {
                facts[type.InstanceType.Value] = Facts(type);
            }
        }
        catch (AmazonEC2Exception error) when (error.ErrorCode is "AuthFailure" or "UnauthorizedOperation")
        {
            return null;
        }

        return facts;
    }

    private static InstanceTypeFacts Facts(InstanceTypeInfo type) => new()
    {
        Architectures = Told.OrNull(type.ProcessorInfo?.SupportedArchitectures),
        BootModes = Told.OrNull(type.SupportedBootModes),
        VirtualizationTypes = Told.OrNull(type.SupportedVirtualizationTypes),
        RequiresEna = type.NetworkInfo?.EnaSupport is { } ena ? ena == EnaSupport.Required : null,
        HasNitroTpm = type.NitroTpmSupport is { } tpm ? tpm == NitroTpmSupport.Supported : null,
        MaxVolumes = type.EbsInfo?.MaximumEbsAttachments,
    };
}
