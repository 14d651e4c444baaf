namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>Which images and how many volumes an instance type takes.</summary>
internal static class InstanceTypeChecks
{
    /// <summary>Refuses an unknown type, and an image that the type cannot boot.</summary>
    public static void CheckImage(string name, MachineTraits traits)
    {
        var type = InstanceTypes.Known(name);
        if (!type.Architectures.Contains(traits.Architecture))
        {
            throw new ServiceErrorException(
                "InvalidParameterValue",
                $"The architecture '{string.Join(',', type.Architectures)}' of the specified instance type does not match the architecture " +
                $"'{traits.Architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again.");
        }

        if (!type.VirtualizationTypes.Contains(traits.VirtualizationType))
        {
            throw new ServiceErrorException("InvalidParameterCombination", $"Virtualization type '{type.VirtualizationTypes[0]}' is required for instances of type '{name}'.");
        }

        if (type.EnaSupport == "required" && !traits.EnaSupport)
        {
            throw new ServiceErrorException(
                "InvalidParameterCombination",
                $"Enhanced networking with the Elastic Network Adapter (ENA) is required for the '{name}' instance type. " +
                "Ensure that you are using an AMI that is enabled for ENA.");
        }

        if (traits.BootMode == "uefi" && !type.BootModes.Contains("uefi"))
        {
            throw new ServiceErrorException(
                "InvalidParameterValue",
                $"The {name} instance type does not support an AMI with a boot mode of UEFI. Only instance types built on the Nitro System support UEFI. " +
                "Specify an instance type that supports UEFI, and try again.");
        }

        if (traits.BootMode == "legacy-bios" && !type.BootModes.Contains("legacy-bios"))
        {
            throw new ServiceErrorException("InvalidParameterValue", $"The {name} instance type does not support an AMI with a boot mode of Legacy BIOS.");
        }

        if (traits.TpmSupport is not null && !type.HasNitroTpm)
        {
            throw new ServiceErrorException("InvalidParameterCombination", $"The {name} instance type does not support an AMI with NitroTPM.");
        }
    }

    /// <summary>Refuses more volumes than the type takes. Every instance has one network interface, which the limit allows for.</summary>
    public static void CheckVolumes(string name, int volumes)
    {
        if (InstanceTypes.Find(name) is { } type && volumes > type.MaxVolumes)
        {
            throw new ServiceErrorException(
                "AttachmentLimitExceeded", $"The {name} instance type takes {type.MaxVolumes} EBS volumes; {volumes} were to be attached.");
        }
    }
}
