namespace AmiPipeline.Requests;

/// <summary>When two device names are one device.</summary>
public static class DeviceNames
{
    /// <summary>The form in which two names of one device are equal: <c>/dev/sdf</c>, <c>sdf</c> and <c>/dev/xvdf</c> are all <c>xvdf</c>.</summary>
    /// <remarks>A partition-like <c>/dev/sda1</c> stays apart from <c>/dev/sda</c>: EC2 treats them as two names (EC2 User Guide, device names).</remarks>
    /// <param name="deviceName">A device name.</param>
    public static string Canonical(string deviceName)
    {
        var name = deviceName.StartsWith("/dev/", StringComparison.Ordinal) ? deviceName["/dev/".Length..] : deviceName;
        return name.StartsWith("sd", StringComparison.Ordinal) ? "xv" + name[1..] : name;
    }

    /// <summary>Whether a name is one of those that are reserved for the root device: <c>/dev/sda1</c>, <c>/dev/xvda</c> and their other spellings.</summary>
    /// <remarks>
    /// EC2 User Guide, "Device names for volumes": which of them is the root differs by AMI. A volume that is added under the other one would be mounted as
    /// nobody meant, or the root would be found under neither name.
    /// </remarks>
    /// <param name="deviceName">A device name.</param>
    public static bool IsReservedForRoot(string deviceName) => Canonical(deviceName) is "xvda" or "xvda1";
}
