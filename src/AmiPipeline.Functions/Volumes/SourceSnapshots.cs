namespace AmiPipeline.Functions.Volumes;

/// <summary>The snapshots of the image that something is made from.</summary>
internal static class SourceSnapshots
{
    /// <summary>Their ids by device name.</summary>
    /// <exception cref="ResourceNotVisibleException">DescribeImages does not show the image.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(Ec2Reader reader, string imageId)
    {
        var image = await reader.ImageAsync(imageId) ?? throw new ResourceNotVisibleException($"DescribeImages does not show {imageId}.");
        return image.BlockDeviceMappings.Where(mapping => mapping.Ebs?.SnapshotId is not null)
            .ToDictionary(mapping => mapping.DeviceName, mapping => mapping.Ebs.SnapshotId);
    }
}
